// SPDX-License-Identifier: Apache-2.0
/**
 * What can be read from Stripe: the streams, their properties and their event types. Entry type is {@code StreamRegistry},
 * built from an index that the build makes of the bundled API description. All types are immutable or safe for any thread.
 */
@NullMarked
package io.syncengine.connect.stripe.spec;

import org.jspecify.annotations.NullMarked;

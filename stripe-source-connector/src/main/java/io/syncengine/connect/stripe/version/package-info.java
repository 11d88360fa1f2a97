// SPDX-License-Identifier: Apache-2.0
/**
 * Finds the streams of the version of Stripe's API that a configuration asks for: bundled, in a cache, in a file, or on the
 * network. Entry type is {@code Descriptions}. Calls block for as long as reading takes; any thread.
 */
@NullMarked
package io.syncengine.connect.stripe.version;

import org.jspecify.annotations.NullMarked;

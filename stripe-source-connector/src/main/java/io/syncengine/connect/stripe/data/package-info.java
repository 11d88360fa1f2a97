// SPDX-License-Identifier: Apache-2.0
/**
 * What Stripe's answers hold, parsed once: objects, list pages and events. Values are immutable; parsers are
 * stateless and may run on any thread.
 */
@NullMarked
package io.syncengine.connect.stripe.data;

import org.jspecify.annotations.NullMarked;

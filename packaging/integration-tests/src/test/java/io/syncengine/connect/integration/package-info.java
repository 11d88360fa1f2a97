// SPDX-License-Identifier: Apache-2.0
/**
 * The component archives on a real broker, worker and database, fed by a simulated Stripe account. Entry type: {@link
 * io.syncengine.connect.integration.Pipeline}. Tests drive it from one thread.
 */
@NullMarked
package io.syncengine.connect.integration;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * The account's objects and events: computed from their number where nothing happened to them, kept where something did.
 * Entry type: {@link io.syncengine.connect.simulators.stripe.data.Dataset}. Not thread-safe: the simulator holds one lock.
 */
@NullMarked
package io.syncengine.connect.simulators.stripe.data;

import org.jspecify.annotations.NullMarked;

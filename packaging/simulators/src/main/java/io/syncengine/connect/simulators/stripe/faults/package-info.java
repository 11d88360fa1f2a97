// SPDX-License-Identifier: Apache-2.0
/**
 * Faults on demand. Entry type: {@link io.syncengine.connect.simulators.stripe.faults.FaultPlan}. Called under the
 * simulator's lock.
 */
@NullMarked
package io.syncengine.connect.simulators.stripe.faults;

import org.jspecify.annotations.NullMarked;

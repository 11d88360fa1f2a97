// SPDX-License-Identifier: Apache-2.0
/**
 * Faults on demand. Entry type: {@link io.syncengine.connect.simulators.stripe.faults.FaultPlan}, which is thread-safe by a
 * lock of its own; everything else is immutable.
 */
@NullMarked
package io.syncengine.connect.simulators.stripe.faults;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * Which requests faults strike, whatever they are. Entry type: {@link io.syncengine.connect.simulators.faults.FaultPlan},
 * which is thread-safe by a lock of its own; everything else is immutable.
 */
@NullMarked
package io.syncengine.connect.simulators.faults;

import org.jspecify.annotations.NullMarked;

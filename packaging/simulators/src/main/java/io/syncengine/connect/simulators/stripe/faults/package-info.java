// SPDX-License-Identifier: Apache-2.0
/**
 * Faults on demand. Entry types: {@link io.syncengine.connect.simulators.stripe.faults.Fault}, {@link
 * io.syncengine.connect.simulators.stripe.faults.FaultRule}. Immutable.
 */
@NullMarked
package io.syncengine.connect.simulators.stripe.faults;

import org.jspecify.annotations.NullMarked;

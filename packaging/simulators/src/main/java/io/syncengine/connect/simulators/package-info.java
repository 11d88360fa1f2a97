// SPDX-License-Identifier: Apache-2.0
/**
 * The simulators' program, which runs one of them. Entry type: {@link io.syncengine.connect.simulators.Simulators}. One
 * thread.
 */
@NullMarked
package io.syncengine.connect.simulators;

import org.jspecify.annotations.NullMarked;

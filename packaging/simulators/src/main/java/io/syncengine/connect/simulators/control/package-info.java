// SPDX-License-Identifier: Apache-2.0
/**
 * Routes beside those of an API, to look into its simulator and to change it: JSON in, JSON out. Entry types: {@link
 * io.syncengine.connect.simulators.control.ControlRoutes}, {@link
 * io.syncengine.connect.simulators.control.ControlHandler}.
 */
@NullMarked
package io.syncengine.connect.simulators.control;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * The simulator behind a socket: a Jetty server, the control routes below <code>/_sim/</code> and the ticker of live
 * traffic. Entry type: {@link io.syncengine.connect.simulators.stripe.http.SimulatorServer}. Jetty's threads and one ticker
 * thread call the simulator, which locks.
 */
@NullMarked
package io.syncengine.connect.simulators.stripe.http;

import org.jspecify.annotations.NullMarked;

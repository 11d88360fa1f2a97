// SPDX-License-Identifier: Apache-2.0
/**
 * What brings requests to a simulator and its answers back, in whatever way they are to arrive: a Jetty server without a
 * thread per connection. Entry types: {@link io.syncengine.connect.simulators.transport.JettyListener}, {@link
 * io.syncengine.connect.simulators.transport.Sender}.
 */
@NullMarked
package io.syncengine.connect.simulators.transport;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * The source's task as a worker runs it, with its own thread, connections and clock, against a simulated Stripe on a
 * socket.
 */
@NullMarked
package io.syncengine.connect.task;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * How events come besides polling: a task with its own thread and connections, and a simulated Stripe, on sockets of this
 * machine. Entry type is {@code DrivenTask}; a test is the worker, on one thread.
 */
@NullMarked
package io.syncengine.connect.ingress;

import org.jspecify.annotations.NullMarked;

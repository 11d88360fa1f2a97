// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets;

import io.syncengine.connect.simulators.exchange.SimAnswer;
import io.syncengine.connect.simulators.transport.Delivery;

/**
 * What a client gets.
 *
 * @param answer nothing of it is sent where the delivery is a reset
 */
public record Reply(SimAnswer answer, Delivery delivery) {
    /** Whether the client sees an answer, and not just the end of its connection. */
    public boolean isSent() {
        return delivery.kind() == Delivery.Kind.WHOLE;
    }
}

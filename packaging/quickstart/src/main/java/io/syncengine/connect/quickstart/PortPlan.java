// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart;

import io.syncengine.connect.quickstart.runtime.Ports;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The ports of a quickstart, one after another.
 *
 * @param first PostgreSQL's
 */
record PortPlan(int first) {

    int postgres() {
        return first;
    }

    int rest() {
        return first + 1;
    }

    int broker() {
        return first + 2;
    }

    int controller() {
        return first + 3;
    }

    int simulator() {
        return first + 4;
    }

    int sheets() {
        return first + 5;
    }

    /**
     * Looks whether they can be had.
     *
     * @param needsPostgres whether a database server is to be started
     * @param needsSimulator whether a simulated Stripe is to be started
     * @param needsSheets whether a simulated Google Sheets is to be started
     * @throws QuickstartException naming the port that is taken
     */
    void check(boolean needsPostgres, boolean needsSimulator, boolean needsSheets) throws QuickstartException {
        Map<Integer, String> needed = new LinkedHashMap<>();
        if (needsPostgres) {
            needed.put(postgres(), "PostgreSQL");
        }
        needed.put(rest(), "Connect's REST API");
        needed.put(broker(), "Kafka");
        needed.put(controller(), "Kafka's controller");
        if (needsSimulator) {
            needed.put(simulator(), "the simulated Stripe");
        }
        if (needsSheets) {
            needed.put(sheets(), "the simulated Google Sheets");
        }
        for (Map.Entry<Integer, String> port : needed.entrySet()) {
            if (!Ports.isFree(port.getKey())) {
                throw new QuickstartException("port " + port.getKey() + ", for " + port.getValue()
                        + ", is taken by another program; choose others with --port, such as --port " + (first + 1000));
            }
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets;

import java.time.Instant;
import java.util.List;

/**
 * A request that has come in.
 *
 * @param arrived on the simulator's clock
 * @param principal empty: not known
 * @param tokens metadata ids that the request creates, in order
 * @param status 0: none was sent
 * @param isApplied whether it has changed a spreadsheet, be it late
 * @param fault name of the fault that struck; empty: none
 * @param bytesIn of the body, unpacked
 * @param bytesOut of the answer's body, before it is packed
 */
public record LoggedCall(
        Instant arrived,
        String method,
        String path,
        String principal,
        List<Integer> tokens,
        int status,
        boolean isApplied,
        String fault,
        int bytesIn,
        int bytesOut) {
    public LoggedCall {
        tokens = List.copyOf(tokens);
    }
}

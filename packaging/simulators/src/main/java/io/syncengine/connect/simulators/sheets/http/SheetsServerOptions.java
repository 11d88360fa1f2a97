// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.http;

import io.syncengine.connect.simulators.sheets.SheetsOptions;

import java.time.InstantSource;

/**
 * How a simulated Google Sheets is served.
 *
 * @param sheets what is served
 * @param host address to listen on
 * @param port 0: any that is free
 * @param clock the host's
 */
public record SheetsServerOptions(SheetsOptions sheets, String host, int port, InstantSource clock) {
    /** On any port of this machine's loopback. */
    public static SheetsServerOptions of(SheetsOptions sheets) {
        return new SheetsServerOptions(sheets, "127.0.0.1", 0, InstantSource.system());
    }

    public SheetsServerOptions withHost(String other) {
        return new SheetsServerOptions(sheets, other, port, clock);
    }

    public SheetsServerOptions withPort(int other) {
        return new SheetsServerOptions(sheets, host, other, clock);
    }

    public SheetsServerOptions withClock(InstantSource other) {
        return new SheetsServerOptions(sheets, host, port, other);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.http;

import io.syncengine.connect.simulators.control.ControlHandler;
import io.syncengine.connect.simulators.control.SkewedClock;
import io.syncengine.connect.simulators.sheets.SheetsOptions;
import io.syncengine.connect.simulators.sheets.SheetsSimulator;
import io.syncengine.connect.simulators.transport.JettyListener;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * A simulated Google Sheets that listens on a socket, until it is closed. Its threads are daemons. Thread-safe.
 *
 * <p>A test starts one and works with {@link #simulator()}. Who is in another process does the same below {@code /__fake/}.
 */
public final class SheetsServer implements AutoCloseable {
    private final SheetsSimulator simulator;
    private final SkewedClock clock;
    private final JettyListener listener;

    private SheetsServer(SheetsServerOptions options, Consumer<SheetsSimulator> preparation) throws IOException {
        clock = new SkewedClock(options.clock(), Duration.ZERO);
        simulator = new SheetsSimulator(options.sheets(), clock);
        preparation.accept(simulator);
        listener = JettyListener.start(
                "sheets-simulator",
                options.host(),
                options.port(),
                List.of(
                        new ControlHandler(FakeRoutes.of(this), true),
                        new PageHandler(simulator),
                        new SheetsHandler(simulator, clock)));
    }

    /** A server on any free port. */
    public static SheetsServer start(SheetsOptions options) throws IOException {
        return start(SheetsServerOptions.of(options));
    }

    /** @throws IOException when the port is taken, or the address is not this machine's */
    public static SheetsServer start(SheetsServerOptions options) throws IOException {
        return start(options, simulator -> {});
    }

    /**
     * Starts a server.
     *
     * @param preparation is given the simulator before anybody else can see it
     * @throws IOException when the port is taken, or the address is not this machine's
     */
    public static SheetsServer start(SheetsServerOptions options, Consumer<SheetsSimulator> preparation)
            throws IOException {
        return new SheetsServer(options, preparation);
    }

    /** What to give as {@code sheets.api.base.url}. */
    public String baseUrl() {
        return listener.url();
    }

    /** What to give as {@code google.oauth.token.url}. */
    public String tokenUrl() {
        return listener.url() + "/token";
    }

    /** Where people can watch a spreadsheet. */
    public String page(String spreadsheet) {
        return listener.url() + "/sheet/" + spreadsheet;
    }

    public SheetsSimulator simulator() {
        return simulator;
    }

    SkewedClock clock() {
        return clock;
    }

    /** Puts the simulator's clock off the host's. */
    public void skew(Duration by) {
        clock.skew(by);
    }

    @Override
    public void close() {
        listener.close();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.http;

import io.syncengine.connect.simulators.exchange.HttpDate;
import io.syncengine.connect.simulators.exchange.SimAnswer;
import io.syncengine.connect.simulators.exchange.SimRequest;
import io.syncengine.connect.simulators.sheets.Pending;
import io.syncengine.connect.simulators.sheets.Reply;
import io.syncengine.connect.simulators.sheets.SheetsSimulator;
import io.syncengine.connect.simulators.transport.Passage;
import io.syncengine.connect.simulators.transport.Requests;
import io.syncengine.connect.simulators.transport.Sender;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/** The simulated API: every request that no other handler takes. */
final class SheetsHandler extends Handler.Abstract {
    private static final Logger log = LoggerFactory.getLogger(SheetsHandler.class);
    private static final int WORTH_PACKING = 1024;

    private final SheetsSimulator simulator;
    private final InstantSource clock;

    SheetsHandler(SheetsSimulator simulator, InstantSource clock) {
        this.simulator = simulator;
        this.clock = clock;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        SimRequest asked;
        try {
            asked = Requests.withBody(request);
        } catch (IllegalArgumentException e) {
            Response.writeError(request, response, callback, 400);
            return true;
        }
        Pending pending = simulator.admit(asked);
        long millis = pending.pause().toMillis();
        if (millis == 0) {
            send(asked, pending, request, response, callback);
        } else {
            request.addIdleTimeoutListener(timeout -> false);
            request.getConnectionMetaData()
                    .getConnector()
                    .getScheduler()
                    .schedule(() -> send(asked, pending, request, response, callback), millis, TimeUnit.MILLISECONDS);
        }
        return true;
    }

    private void send(SimRequest asked, Pending pending, Request request, Response response, Callback callback) {
        Reply reply;
        try {
            reply = pending.finish();
        } catch (RuntimeException e) {
            log.error("The simulator failed on {} {}", asked.method(), asked.path(), e);
            Response.writeError(request, response, callback, 500, "the simulator failed: " + e);
            return;
        }
        SimAnswer answer = packed(asked, reply.answer()).with("Date", HttpDate.format(clock.instant()));
        // The simulator has its own log.
        new Sender(request, response, callback, new Passage(answer, reply.delivery(), status -> {})).send();
    }

    private static SimAnswer packed(SimRequest asked, SimAnswer answer) {
        boolean isWanted =
                asked.header("accept-encoding").orElse("").contains("gzip") && answer.body().length >= WORTH_PACKING;
        if (!isWanted) {
            return answer;
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer.withBody(packed.toByteArray()).with("Content-Encoding", "gzip");
    }
}

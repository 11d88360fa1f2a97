// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.flush;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import com.google.api.client.testing.http.MockLowLevelHttpResponse;
import io.syncengine.connect.simulators.exchange.SimRequest;
import io.syncengine.connect.simulators.sheets.Reply;
import io.syncengine.connect.simulators.sheets.SheetsSimulator;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Requests of Google's client to a simulator in the same JVM, without a socket. */
public final class SimulatedTransport extends HttpTransport {

    /** The process ends here. No exception, so that nothing that runs in it can notice. */
    public static final class Crash extends Error {
        public Crash(String where) {
            super(where);
        }
    }

    /** What happens around a request; may throw. */
    public interface Boundary {
        void before(SimRequest request);

        void after(SimRequest request);
    }

    private final SheetsSimulator simulator;
    private final Boundary boundary;

    public SimulatedTransport(SheetsSimulator simulator, Boundary boundary) {
        this.simulator = simulator;
        this.boundary = boundary;
    }

    @Override
    protected LowLevelHttpRequest buildRequest(String method, String url) {
        return new LowLevelHttpRequest() {
            private final Map<String, String> headers = new HashMap<>();

            @Override
            public void addHeader(String name, String value) {
                headers.put(name.toLowerCase(Locale.ROOT), value);
            }

            @Override
            public LowLevelHttpResponse execute() throws IOException {
                return exchange(method, url, headers, body());
            }

            private byte[] body() throws IOException {
                if (getStreamingContent() == null) {
                    return new byte[0];
                }
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                getStreamingContent().writeTo(out);
                byte[] sent = out.toByteArray();
                if (!"gzip".equals(getContentEncoding())) {
                    return sent;
                }
                try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(sent))) {
                    return in.readAllBytes();
                }
            }
        };
    }

    private LowLevelHttpResponse exchange(String method, String url, Map<String, String> headers, byte[] body)
            throws IOException {
        URI uri = URI.create(url);
        headers.putIfAbsent("authorization", "Bearer sink@example.com");
        List<Map.Entry<String, String>> query =
                uri.getRawQuery() == null ? List.of() : SimRequest.parseQuery(uri.getRawQuery());
        SimRequest request = new SimRequest(method, uri.getPath(), query, headers, body);
        boundary.before(request);
        Reply reply = simulator.answer(request);
        boundary.after(request);
        if (!reply.isSent()) {
            throw new SocketException("Connection reset");
        }
        MockLowLevelHttpResponse answer = new MockLowLevelHttpResponse();
        answer.setStatusCode(reply.answer().status());
        answer.setContentType(reply.answer().header("Content-Type").orElse("application/json"));
        answer.setContent(reply.answer().body());
        return answer;
    }
}

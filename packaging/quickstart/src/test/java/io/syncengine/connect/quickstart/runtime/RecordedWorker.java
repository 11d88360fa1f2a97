// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** Answers as a Connect worker did when it was recorded, and keeps what it was asked. */
public final class RecordedWorker implements AutoCloseable {

    private record Answer(int status, String body) {}

    private final HttpServer server;
    private final Map<String, Queue<Answer>> answers = new HashMap<>();
    private final List<String> requests = new ArrayList<>();

    public RecordedWorker() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public ConnectRest rest() {
        return new ConnectRest("http://localhost:" + server.getAddress().getPort());
    }

    /** Answers to one request, in turn; the last one is repeated. Unknown requests are answered 404. */
    public synchronized RecordedWorker on(String request, int status, String body) {
        answers.computeIfAbsent(request, unknown -> new ArrayDeque<>()).add(new Answer(status, body));
        return this;
    }

    /** Method, path and body of each request. */
    public synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        requests.add(request + " " + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Queue<Answer> queue = answers.getOrDefault(request, new ArrayDeque<>());
        Answer answer = queue.size() > 1 ? queue.remove() : queue.peek();
        Answer given = answer != null ? answer : new Answer(404, "{\"error_code\":404,\"message\":\"not found\"}");
        byte[] body = given.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(given.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

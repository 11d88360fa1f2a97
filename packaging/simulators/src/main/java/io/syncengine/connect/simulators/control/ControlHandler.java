// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.exchange.SimRequest;
import io.syncengine.connect.simulators.transport.Requests;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Everything below the root of the control routes, without limits, faults or log. */
public final class ControlHandler extends Handler.Abstract {
    private static final Logger log = LoggerFactory.getLogger(ControlHandler.class);

    private final ControlRoutes routes;
    private final boolean takesLists;

    /** @param takesLists whether a body may be a list, which is then named {@value ControlRequest#ITEMS} */
    public ControlHandler(ControlRoutes routes, boolean takesLists) {
        this.routes = routes;
        this.takesLists = takesLists;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        String path = request.getHttpURI().getPath();
        if (!path.startsWith("/" + routes.root() + "/") && !path.equals("/" + routes.root())) {
            return false;
        }
        ControlAnswer answer = answer(request);
        response.setStatus(answer.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.type());
        try (OutputStream out = new BufferedOutputStream(Content.Sink.asOutputStream(response), 64 * 1024)) {
            answer.body().write(out);
        }
        callback.succeeded();
        return true;
    }

    private ControlAnswer answer(Request request) throws IOException {
        try {
            SimRequest target = Requests.of(request);
            List<String> segments = target.segments();
            ControlRoutes.Match match = routes.find(target.method(), segments.subList(1, segments.size()));
            return match.action().answer(new ControlRequest(match.places(), parameters(target, request)));
        } catch (ControlRoutes.NoRouteException e) {
            return ControlAnswer.error(e.status(), message(e));
        } catch (IllegalArgumentException e) {
            return ControlAnswer.error(400, message(e));
        } catch (RuntimeException e) {
            log.error("The simulator failed on {}", request.getHttpURI().getPath(), e);
            return ControlAnswer.error(500, "the simulator failed: " + e);
        }
    }

    private static String message(Exception e) {
        return Objects.requireNonNullElse(e.getMessage(), e.toString());
    }

    private ObjectNode parameters(SimRequest target, Request request) throws IOException {
        ObjectNode parameters = ControlAnswer.object();
        target.query().forEach(parameter -> parameters.put(parameter.getKey(), parameter.getValue()));
        String body = Content.Source.asString(request, StandardCharsets.UTF_8);
        if (body.isBlank()) {
            return parameters;
        }
        try {
            JsonNode tree = ControlAnswer.JSON.readTree(body);
            if (tree instanceof ObjectNode object) {
                parameters.setAll(object);
                return parameters;
            }
            if (tree.isArray() && takesLists) {
                parameters.set(ControlRequest.ITEMS, tree);
                return parameters;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the body is no JSON: " + e.getOriginalMessage(), e);
        }
        throw new IllegalArgumentException("the body is no JSON object" + (takesLists ? " or list" : ""));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.control.ControlAnswer;
import io.syncengine.connect.simulators.control.ControlRequest;
import io.syncengine.connect.simulators.control.ControlRoutes;
import io.syncengine.connect.simulators.sheets.LoggedCall;
import io.syncengine.connect.simulators.sheets.SheetsSimulator;
import io.syncengine.connect.simulators.sheets.access.Principal;
import io.syncengine.connect.simulators.sheets.access.Quota;
import io.syncengine.connect.simulators.sheets.faults.SheetsFaultRule;
import io.syncengine.connect.simulators.sheets.files.SheetFile.Role;
import io.syncengine.connect.simulators.sheets.message.ApiException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** The routes below {@code /__fake/}. */
final class FakeRoutes {
    private static final ObjectMapper ONE_LINE = new ObjectMapper();
    private static final int MOST_SECONDS = 10 * 366 * 86_400;

    private final SheetsServer server;
    private final SheetsSimulator simulator;

    private FakeRoutes(SheetsServer server) {
        this.server = server;
        simulator = server.simulator();
    }

    static ControlRoutes of(SheetsServer server) {
        FakeRoutes fake = new FakeRoutes(server);
        ControlRoutes routes = new ControlRoutes("__fake");
        routes.add("GET", "faults", request -> fake.faults());
        routes.add("POST", "faults", fake::addFaults);
        routes.add("DELETE", "faults", request -> fake.clearFaults());
        routes.add("DELETE", "faults/{id}", fake::removeFault);
        routes.add("POST", "faults/apply-late", request -> fake.applyLate());
        routes.add("GET", "log", request -> fake.log());
        routes.add("DELETE", "log", request -> fake.clearLog());
        routes.add("GET", "state", request -> fake.list());
        routes.add("GET", "state/{id}", fake::state);
        routes.add("POST", "spreadsheets", fake::create);
        routes.add("DELETE", "spreadsheets/{id}", fake::delete);
        routes.add("POST", "spreadsheets/{id}/edit", fake::edit);
        routes.add("POST", "spreadsheets/{id}/share", fake::share);
        routes.add("GET", "quota", request -> fake.quota());
        routes.add("PUT", "quota", fake::setQuota);
        routes.add("GET", "clock", request -> fake.clock());
        routes.add("POST", "clock", fake::setClock);
        routes.add("POST", "reset", request -> fake.reset());
        return routes;
    }

    private ControlAnswer faults() {
        ObjectNode answer = ControlAnswer.object();
        ArrayNode list = answer.putArray("faults");
        simulator.faults().rules().forEach(state -> list.add(FaultJson.state(state)));
        return ControlAnswer.json(answer.put("waiting", simulator.waiting()));
    }

    private ControlAnswer addFaults(ControlRequest request) {
        JsonNode items = request.parameters().get(ControlRequest.ITEMS);
        if (items == null) {
            simulator.faults().add(FaultJson.rule(request.parameters()));
        } else {
            // All or none.
            List<SheetsFaultRule> rules = new ArrayList<>();
            items.forEach(item -> rules.add(FaultJson.rule(item)));
            rules.forEach(simulator.faults()::add);
        }
        return faults();
    }

    private ControlAnswer clearFaults() {
        simulator.faults().clear();
        return faults();
    }

    private ControlAnswer removeFault(ControlRequest request) {
        String id = request.place("id");
        if (!id.matches("\\d{1,9}") || !simulator.faults().remove(Integer.parseInt(id))) {
            return ControlAnswer.error(404, "there is no fault " + id);
        }
        return faults();
    }

    private ControlAnswer applyLate() {
        simulator.applyLate();
        return faults();
    }

    private ControlAnswer log() {
        return ControlAnswer.lines(out -> {
            for (LoggedCall call : simulator.log().all()) {
                ControlAnswer.writeLine(out, line(call));
            }
        });
    }

    private static String line(LoggedCall call) throws JsonProcessingException {
        ObjectNode node = ControlAnswer.object()
                .put("time", call.arrived().toString())
                .put("method", call.method())
                .put("path", call.path())
                .put("principal", call.principal());
        ArrayNode tokens = node.putArray("tokens");
        call.tokens().forEach(tokens::add);
        node.put("status", call.status())
                .put("applied", call.isApplied())
                .put("fault", call.fault())
                .put("bytes_in", call.bytesIn())
                .put("bytes_out", call.bytesOut());
        return ONE_LINE.writeValueAsString(node);
    }

    private ControlAnswer clearLog() {
        simulator.log().clear();
        return log();
    }

    private ControlAnswer list() {
        ObjectNode answer = ControlAnswer.object();
        ArrayNode list = answer.putArray("spreadsheets");
        simulator
                .workbooks()
                .forEach(workbook -> list.addObject()
                        .put("spreadsheetId", workbook.id())
                        .put("title", workbook.title())
                        .put("revision", workbook.revision())
                        .put("page", server.page(workbook.id())));
        return ControlAnswer.json(answer);
    }

    private ControlAnswer state(ControlRequest request) {
        return found(() -> ControlAnswer.json(StateJson.of(simulator.workbook(request.place("id")))));
    }

    private static ControlAnswer found(Supplier<ControlAnswer> work) {
        try {
            return work.get();
        } catch (ApiException e) {
            return ControlAnswer.error(e.code(), e.text());
        }
    }

    private ControlAnswer create(ControlRequest request) {
        String title = request.has("title") ? request.parameters().get("title").asText() : "Spreadsheet";
        String id = request.text("id");
        if (id == null) {
            id = simulator.create(title);
        } else {
            simulator.create(id, title);
        }
        return ControlAnswer.json(
                ControlAnswer.object().put("spreadsheetId", id).put("page", server.page(id)));
    }

    private ControlAnswer delete(ControlRequest request) {
        simulator.delete(request.place("id"));
        return list();
    }

    private ControlAnswer edit(ControlRequest request) {
        JsonNode edits = request.has(ControlRequest.ITEMS)
                ? request.parameters().get(ControlRequest.ITEMS)
                : request.parameters().path("requests");
        if (!(edits instanceof ArrayNode requests)) {
            throw new IllegalArgumentException("give requests: a list as of a batchUpdate");
        }
        String name = request.text("as");
        Principal principal = name == null ? SheetsSimulator.PERSON : Principal.of(name);
        return found(() -> {
            ObjectNode answer = ControlAnswer.object();
            answer.set("replies", simulator.edit(request.place("id"), requests, principal));
            return ControlAnswer.json(answer);
        });
    }

    private ControlAnswer share(ControlRequest request) {
        String with = request.text("with");
        if (with == null) {
            throw new IllegalArgumentException("give with: an e-mail address");
        }
        String role = request.text("role");
        Role given = switch (role == null ? "writer" : role) {
            case "writer" -> Role.WRITER;
            case "reader" -> Role.READER;
            case "none" -> Role.NONE;
            default -> throw new IllegalArgumentException("role is " + role + ": give writer, reader or none");
        };
        return found(() -> {
            simulator.share(request.place("id"), with, given);
            return ControlAnswer.json(ControlAnswer.object()
                    .put("with", with)
                    .put("role", given.name().toLowerCase(Locale.ROOT)));
        });
    }

    private ControlAnswer quota() {
        Quota quota = simulator.quota();
        return ControlAnswer.json(ControlAnswer.object()
                .put("reads", quota.reads())
                .put("writes", quota.writes())
                .put("project_reads", quota.projectReads())
                .put("project_writes", quota.projectWrites())
                .put("refused", simulator.refused()));
    }

    private ControlAnswer setQuota(ControlRequest request) {
        Quota old = simulator.quota();
        simulator.quota(new Quota(
                request.number("reads", old.reads()),
                request.number("writes", old.writes()),
                request.number("project_reads", old.projectReads()),
                request.number("project_writes", old.projectWrites())));
        return quota();
    }

    private ControlAnswer clock() {
        return ControlAnswer.json(ControlAnswer.object()
                .put("now", server.clock().instant().toString())
                .put("skew_seconds", server.clock().skew().toMillis() / 1000.0));
    }

    private ControlAnswer setClock(ControlRequest request) {
        double skew = request.decimal("skew_seconds", server.clock().skew().toMillis() / 1000.0)
                + request.decimal("advance_seconds", 0);
        if (!(Math.abs(skew) <= MOST_SECONDS)) {
            throw new IllegalArgumentException(
                    "the clock would be " + skew + " seconds off: give at most " + MOST_SECONDS);
        }
        server.skew(Duration.ofMillis(Math.round(skew * 1000)));
        return clock();
    }

    private ControlAnswer reset() {
        simulator.reset();
        server.skew(Duration.ZERO);
        return list();
    }
}

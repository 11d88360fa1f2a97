// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.control.ControlAnswer;
import io.syncengine.connect.simulators.faults.FaultPlan;
import io.syncengine.connect.simulators.sheets.faults.SheetsFault;
import io.syncengine.connect.simulators.sheets.faults.SheetsFaultRule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Rules of faults as JSON. */
final class FaultJson {
    private static final Set<String> RULE = Set.of("match", "times", "action");
    private static final Set<String> MATCH = Set.of("method", "path", "nth", "every", "prob");
    private static final Set<String> ACTION =
            Set.of("kind", "code", "body", "before_ms", "after_ms", "ms", "requests", "edits");
    private static final int MOST_MILLIS = 3_600_000;

    private FaultJson() {}

    /** @throws IllegalArgumentException saying what is wrong */
    static SheetsFaultRule rule(JsonNode json) {
        known(json, RULE);
        JsonNode match = json.path("match");
        known(match, MATCH);
        return new SheetsFaultRule(
                match.path("method").asText("").toUpperCase(Locale.ROOT),
                match.path("path").asText(""),
                match.path("nth").asInt(0),
                match.path("every").asInt(0),
                match.path("prob").asDouble(1),
                json.path("times").asInt(0),
                fault(json.path("action")));
    }

    private static void known(JsonNode json, Set<String> names) {
        List<String> unknown = new ArrayList<>();
        json.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                unknown.add(name);
            }
        });
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("unknown: " + unknown + "; known are " + names);
        }
    }

    /** An action without parameters may be its kind alone. */
    private static SheetsFault fault(JsonNode action) {
        String kind = action.isTextual() ? action.asText() : action.path("kind").asText("");
        if (!action.isTextual()) {
            known(action, ACTION);
        }
        return switch (kind) {
            case "status" ->
                new SheetsFault.Status(code(action), action.path("body").asText(""));
            case "apply-then-status" ->
                new SheetsFault.ApplyThenStatus(
                        code(action), action.path("body").asText(""));
            case "drop-before" -> new SheetsFault.DropBefore();
            case "drop-after-apply" -> new SheetsFault.DropAfterApply();
            case "delay" -> new SheetsFault.Delay(millis(action, "before_ms"), millis(action, "after_ms"));
            case "apply-late" ->
                new SheetsFault.ApplyLate(
                        millis(action, "ms"), action.path("requests").asInt(0), action.has("code") ? code(action) : 0);
            case "edit-before" -> {
                if (!(action.get("edits") instanceof ArrayNode edits)) {
                    throw new IllegalArgumentException("edit-before needs edits: a list of requests of a batchUpdate");
                }
                yield new SheetsFault.EditBefore(edits);
            }
            case "html-502" -> new SheetsFault.Html502();
            case "truncate-body" -> new SheetsFault.TruncateBody();
            case "revoke" -> new SheetsFault.Revoke();
            default ->
                throw new IllegalArgumentException("the action's kind is \"" + kind
                        + "\": give status, apply-then-status, drop-before, drop-after-apply, delay, apply-late,"
                        + " edit-before, html-502, truncate-body or revoke");
        };
    }

    private static int code(JsonNode action) {
        int code = action.path("code").asInt(503);
        if (code < 400 || code > 599) {
            throw new IllegalArgumentException("code is " + code + ": give 400 to 599");
        }
        return code;
    }

    private static Duration millis(JsonNode action, String name) {
        int millis = action.path(name).asInt(0);
        if (millis < 0 || millis > MOST_MILLIS) {
            throw new IllegalArgumentException(name + " is " + millis + ": give 0 to " + MOST_MILLIS);
        }
        return Duration.ofMillis(millis);
    }

    static ObjectNode state(FaultPlan.RuleState<SheetsFaultRule> state) {
        SheetsFaultRule rule = state.rule();
        ObjectNode json = ControlAnswer.object().put("id", state.id());
        json.putObject("match")
                .put("method", rule.method())
                .put("path", rule.path())
                .put("nth", rule.nth())
                .put("every", rule.every())
                .put("prob", rule.probability());
        return json.put("times", rule.times())
                .put("action", rule.fault().name())
                .put("seen", state.seen())
                .put("struck", state.struck());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.control.ControlAnswer;
import io.syncengine.connect.simulators.control.ControlRequest;
import io.syncengine.connect.simulators.control.ControlRoutes;
import io.syncengine.connect.simulators.faults.FaultPlan;
import io.syncengine.connect.simulators.stripe.faults.Fault;
import io.syncengine.connect.simulators.stripe.faults.FaultRule;
import io.syncengine.connect.simulators.stripe.faults.FaultText;

import java.util.LinkedHashMap;
import java.util.Map;

/** Faults: seen, added and removed. */
final class FaultRoutes {
    private final FaultPlan<FaultRule, Fault> plan;

    private FaultRoutes(FaultPlan<FaultRule, Fault> plan) {
        this.plan = plan;
    }

    static void add(ControlRoutes routes, FaultPlan<FaultRule, Fault> plan) {
        FaultRoutes faults = new FaultRoutes(plan);
        routes.add("GET", "faults", request -> faults.list());
        routes.add("POST", "faults", faults::create);
        routes.add("DELETE", "faults", request -> faults.clear());
        routes.add("DELETE", "faults/{id}", faults::remove);
    }

    private ControlAnswer list() {
        ObjectNode answer = ControlAnswer.object();
        ArrayNode list = answer.putArray("faults");
        for (FaultPlan.RuleState<FaultRule> state : plan.rules()) {
            FaultRule rule = state.rule();
            list.addObject()
                    .put("id", state.id())
                    .put("route", rule.route())
                    .put("fault", rule.fault().name())
                    .put("after", rule.after())
                    .put("times", rule.times())
                    .put("probability", rule.probability())
                    .put("seen", state.seen())
                    .put("struck", state.struck());
        }
        return ControlAnswer.json(answer);
    }

    private ControlAnswer create(ControlRequest request) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> part : request.parameters().properties()) {
            parts.put(part.getKey().replace('_', '-'), part.getValue().asText());
        }
        int id = plan.add(FaultText.parse(parts));
        return ControlAnswer.json(ControlAnswer.object().put("id", id));
    }

    private ControlAnswer clear() {
        plan.clear();
        return list();
    }

    private ControlAnswer remove(ControlRequest request) {
        String id = request.place("id");
        if (!id.matches("\\d{1,9}") || !plan.remove(Integer.parseInt(id))) {
            return ControlAnswer.error(404, "there is no fault " + id);
        }
        return list();
    }
}

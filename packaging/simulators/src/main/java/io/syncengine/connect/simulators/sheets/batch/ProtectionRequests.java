// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.sheets.answer.SheetJson;
import io.syncengine.connect.simulators.sheets.filter.Ranges;
import io.syncengine.connect.simulators.sheets.grid.ProtectedRange;
import io.syncengine.connect.simulators.sheets.grid.Sheet;
import io.syncengine.connect.simulators.sheets.message.ApiException;
import io.syncengine.connect.simulators.sheets.message.Fields;

import java.util.Map;

/** Requests that protect ranges. */
final class ProtectionRequests {
    private static final String PROTECTED_RANGE = "protectedRange";

    private final Change change;

    private ProtectionRequests(Change change) {
        this.change = change;
    }

    static void add(Map<String, BatchUpdate.Handler> handlers, Change change) {
        ProtectionRequests requests = new ProtectionRequests(change);
        handlers.put("addProtectedRange", requests::protect);
        handlers.put("deleteProtectedRange", requests::free);
    }

    private ObjectNode protect(ObjectNode request) {
        ObjectNode wanted = Fields.object(request, PROTECTED_RANGE);
        var range = Ranges.grid(Fields.object(wanted, "range"));
        Sheet sheet = change.sheet(range.sheetId());
        int id = wanted.has("protectedRangeId") ? Fields.number(wanted, "protectedRangeId") : change.newId();
        if (isTaken(id)) {
            throw ApiException.invalid("A protected range with the ID " + id + " already exists.");
        }
        ObjectNode settings = wanted.deepCopy();
        settings.remove("protectedRangeId");
        settings.remove("range");
        settings.put("requestingUserCanEdit", true);
        if (!Fields.flag(settings, "warningOnly")) {
            settings.remove("warningOnly");
        }
        editors(settings);
        ProtectedRange protection = new ProtectedRange(id, range, settings);
        sheet.protections().add(protection);
        ObjectNode reply = BatchUpdate.nothing();
        reply.putObject("addProtectedRange").set(PROTECTED_RANGE, SheetJson.protectedRange(protection));
        return reply;
    }

    private boolean isTaken(int id) {
        return change.draft().sheets().stream()
                .flatMap(sheet -> sheet.protections().stream())
                .anyMatch(protection -> protection.id() == id);
    }

    /** Whoever protects a range may edit it. */
    private void editors(ObjectNode settings) {
        ObjectNode editors = Fields.object(settings, "editors").deepCopy();
        if (!Fields.flag(settings, "warningOnly")) {
            ArrayNode users = editors.withArray("users");
            boolean isListed = false;
            for (JsonNode user : users) {
                isListed |= user.asText().equals(change.author().name());
            }
            if (!isListed) {
                users.add(change.author().name());
            }
        }
        settings.set("editors", editors);
    }

    private ObjectNode free(ObjectNode request) {
        int id = Fields.number(request, "protectedRangeId");
        for (Sheet sheet : change.draft().sheets()) {
            for (ProtectedRange protection : sheet.protections()) {
                if (protection.id() == id) {
                    change.checkProtection(sheet, protection.range().on(sheet));
                    change.sheet(sheet.id()).protections().removeIf(other -> other.id() == id);
                    return BatchUpdate.nothing();
                }
            }
        }
        throw ApiException.invalid("No protected range with ID: " + id);
    }
}

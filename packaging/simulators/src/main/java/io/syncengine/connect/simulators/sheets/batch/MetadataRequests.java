// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.sheets.answer.SheetJson;
import io.syncengine.connect.simulators.sheets.filter.DataFilters;
import io.syncengine.connect.simulators.sheets.filter.MetadataLookup;
import io.syncengine.connect.simulators.sheets.filter.Ranges;
import io.syncengine.connect.simulators.sheets.grid.Metadata;
import io.syncengine.connect.simulators.sheets.grid.Sheet;
import io.syncengine.connect.simulators.sheets.grid.Workbook;
import io.syncengine.connect.simulators.sheets.message.ApiException;
import io.syncengine.connect.simulators.sheets.message.FieldMask;
import io.syncengine.connect.simulators.sheets.message.Fields;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Requests for developer metadata. An id that is in use is refused, which makes a batch that creates it one that happens once. */
final class MetadataRequests {
    private static final String METADATA = "developerMetadata";

    private final Change change;
    private final Workbook draft;

    private MetadataRequests(Change change) {
        this.change = change;
        draft = change.draft();
    }

    static void add(Map<String, BatchUpdate.Handler> handlers, Change change) {
        MetadataRequests requests = new MetadataRequests(change);
        handlers.put("createDeveloperMetadata", requests::create);
        handlers.put("updateDeveloperMetadata", requests::update);
        handlers.put("deleteDeveloperMetadata", requests::delete);
    }

    private ObjectNode create(ObjectNode request) {
        ObjectNode wanted = Fields.object(request, METADATA);
        int id = wanted.has("metadataId") ? freeId(Fields.number(wanted, "metadataId")) : newId();
        String key = Fields.text(wanted, "metadataKey");
        if (key.isEmpty()) {
            throw ApiException.invalid("metadataKey must be specified.");
        }
        Metadata.Place place = checked(MetadataLookup.place(Fields.object(wanted, "location")));
        boolean isOfDocument = isOfDocument(Fields.text(wanted, "visibility"));
        Metadata entry = new Metadata(
                id,
                key,
                Fields.text(wanted, "metadataValue"),
                isOfDocument,
                change.author().project(),
                place);
        draft.metadata().add(entry);
        checkSize(entry.sheetId());
        ObjectNode reply = BatchUpdate.nothing();
        reply.putObject("createDeveloperMetadata").set(METADATA, SheetJson.metadata(entry));
        return reply;
    }

    private int freeId(int id) {
        if (id < 1) {
            throw ApiException.invalid("metadataId must be positive: " + id);
        }
        if (isTaken(id)) {
            throw ApiException.invalid("A developer metadata with the ID " + id + " already exists.");
        }
        return id;
    }

    private boolean isTaken(int id) {
        return draft.metadata().stream().anyMatch(entry -> entry.id() == id);
    }

    private int newId() {
        int id = change.newId();
        while (isTaken(id)) {
            id = change.newId();
        }
        return id;
    }

    private static boolean isOfDocument(String visibility) {
        return switch (visibility) {
            case "DOCUMENT" -> true;
            case "PROJECT" -> false;
            default -> throw ApiException.invalid("Metadata visibility must be specified.");
        };
    }

    private Metadata.Place checked(Metadata.Place place) {
        if (place instanceof Metadata.OnSheet sheet) {
            Ranges.sheet(draft, sheet.sheetId());
        } else if (place instanceof Metadata.OnLine line) {
            Sheet sheet = Ranges.sheet(draft, line.sheetId());
            if (line.index() >= sheet.count(line.dimension())) {
                throw ApiException.invalid("Metadata location is beyond the grid: "
                        + line.dimension().noun() + " " + line.index());
            }
        }
        return place;
    }

    /** @param sheetId -1: the spreadsheet itself */
    private void checkSize(int sheetId) {
        int size = draft.metadata().stream()
                .filter(entry -> entry.sheetId() == sheetId)
                .mapToInt(Metadata::size)
                .sum();
        if (size > change.limits().metadata()) {
            throw ApiException.invalid("Developer metadata exceeds the limit of "
                    + change.limits().metadata() + " characters per "
                    + (sheetId < 0 ? "spreadsheet." : "sheet."));
        }
    }

    private ObjectNode update(ObjectNode request) {
        FieldMask mask = FieldMask.ofUpdate(Fields.text(request, "fields"), "DeveloperMetadata");
        if (mask.names("metadataId")) {
            throw ApiException.invalid("metadataId cannot be updated.");
        }
        ObjectNode wanted = Fields.object(request, METADATA);
        List<Metadata> chosen = new ArrayList<>();
        for (JsonNode filter : request.path("dataFilters")) {
            filters().metadata(filter).stream()
                    .filter(entry -> !chosen.contains(entry))
                    .forEach(chosen::add);
        }
        ArrayNode updated = JsonNodeFactory.instance.arrayNode();
        draft.metadata().replaceAll(entry -> {
            if (!chosen.contains(entry)) {
                return entry;
            }
            Metadata changed = updated(entry, wanted, mask);
            updated.add(SheetJson.metadata(changed));
            return changed;
        });
        checkSize(-1);
        draft.sheets().forEach(sheet -> checkSize(sheet.id()));
        ObjectNode reply = BatchUpdate.nothing();
        reply.putObject("updateDeveloperMetadata").set(METADATA, updated);
        return reply;
    }

    private Metadata updated(Metadata entry, ObjectNode wanted, FieldMask mask) {
        return new Metadata(
                entry.id(),
                mask.has("metadataKey") ? Fields.text(wanted, "metadataKey") : entry.key(),
                mask.has("metadataValue") ? Fields.text(wanted, "metadataValue") : entry.value(),
                mask.has("visibility") ? isOfDocument(Fields.text(wanted, "visibility")) : entry.isOfDocument(),
                entry.project(),
                mask.has("location")
                        ? checked(MetadataLookup.place(Fields.object(wanted, "location")))
                        : entry.place());
    }

    private DataFilters filters() {
        return new DataFilters(draft, change.author().project());
    }

    /** What happens where nothing matches is not documented; it is refused, so that nobody comes to rely on it. */
    private ObjectNode delete(ObjectNode request) {
        List<Metadata> chosen = filters().metadata(Fields.object(request, "dataFilter"));
        if (chosen.isEmpty()) {
            throw ApiException.invalid("No developer metadata matches the data filter.");
        }
        draft.metadata().removeAll(chosen);
        ObjectNode reply = BatchUpdate.nothing();
        ArrayNode deleted = reply.putObject("deleteDeveloperMetadata").putArray("deletedDeveloperMetadata");
        chosen.forEach(entry -> deleted.add(SheetJson.metadata(entry)));
        return reply;
    }
}

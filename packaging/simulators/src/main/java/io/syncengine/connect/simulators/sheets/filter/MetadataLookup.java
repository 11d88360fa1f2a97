// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.filter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.sheets.grid.Metadata;
import io.syncengine.connect.simulators.sheets.message.ApiException;
import io.syncengine.connect.simulators.sheets.message.Fields;
import org.jspecify.annotations.Nullable;

/** What a DeveloperMetadataLookup asks for. */
public final class MetadataLookup {
    private final @Nullable Integer id;
    private final String key;
    private final String value;
    private final String visibility;
    private final String type;
    private final Metadata.@Nullable Place place;
    private final boolean isExact;

    /** @throws ApiException when its location is none */
    public MetadataLookup(ObjectNode lookup) {
        id = Fields.numberOrNull(lookup, "metadataId");
        key = Fields.text(lookup, "metadataKey");
        value = Fields.text(lookup, "metadataValue");
        visibility = Fields.text(lookup, "visibility");
        type = Fields.text(lookup, "locationType");
        place = lookup.has("metadataLocation") ? place(Fields.object(lookup, "metadataLocation")) : null;
        isExact = Fields.text(lookup, "locationMatchingStrategy").equals("EXACT_LOCATION");
    }

    /**
     * A DeveloperMetadataLocation.
     *
     * @throws ApiException when it names nothing, or several rows or columns
     */
    public static Metadata.Place place(ObjectNode location) {
        if (location.has("dimensionRange")) {
            Ranges.LineRange lines = Ranges.lines(location.get("dimensionRange"));
            Integer end = lines.end();
            if (end == null || end != lines.start() + 1) {
                throw ApiException.invalid("The dimensionRange of a metadata location must be a single row or column.");
            }
            return new Metadata.OnLine(lines.sheetId(), lines.dimension(), lines.start());
        }
        if (location.has("sheetId")) {
            return new Metadata.OnSheet(Fields.number(location, "sheetId"));
        }
        if (Fields.flag(location, "spreadsheet")) {
            return new Metadata.OnSpreadsheet();
        }
        throw ApiException.invalid("Metadata location must be specified.");
    }

    /** @param project that asks */
    public boolean fits(Metadata entry, String project) {
        return entry.isSeenBy(project)
                && (id == null || id == entry.id())
                && (key.isEmpty() || key.equals(entry.key()))
                && (value.isEmpty() || value.equals(entry.value()))
                && (visibility.isEmpty() || visibility.equals(entry.isOfDocument() ? "DOCUMENT" : "PROJECT"))
                && fits(entry.place());
    }

    private boolean fits(Metadata.Place other) {
        return (type.isEmpty() || type.equals(other.type())) && (place == null || fits(place, other));
    }

    private boolean fits(Metadata.Place asked, Metadata.Place place) {
        if (asked.equals(place)) {
            return true;
        }
        if (isExact) {
            return false;
        }
        if (asked instanceof Metadata.OnSpreadsheet || place instanceof Metadata.OnSpreadsheet) {
            return true;
        }
        if (asked instanceof Metadata.OnLine a && place instanceof Metadata.OnLine b) {
            // A row and a column of a sheet cross each other.
            return a.sheetId() == b.sheetId() && a.dimension() != b.dimension();
        }
        return sheetId(asked) == sheetId(place);
    }

    private static int sheetId(Metadata.Place place) {
        return place instanceof Metadata.OnLine line ? line.sheetId() : ((Metadata.OnSheet) place).sheetId();
    }
}

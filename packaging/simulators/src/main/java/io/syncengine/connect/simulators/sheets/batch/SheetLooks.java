// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.batch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.sheets.grid.Dimension;
import io.syncengine.connect.simulators.sheets.grid.Sheet;
import io.syncengine.connect.simulators.sheets.message.ApiException;
import io.syncengine.connect.simulators.sheets.message.FieldMask;
import io.syncengine.connect.simulators.sheets.message.Fields;

/** Changes the size of a sheet, what is frozen, and colours and the like. */
final class SheetLooks {
    private static final String GRID = "gridProperties";
    private static final String[] GRID_FLAGS = {"hideGridlines", "rowGroupControlAfter", "columnGroupControlAfter"};

    private final Change change;
    private final Sheet sheet;

    SheetLooks(Change change, Sheet sheet) {
        this.change = change;
        this.sheet = sheet;
    }

    /**
     * Sets GridProperties.
     *
     * @param mask of what is set
     * @param isResized whether the size is set, too; rows before columns, each checked on its own
     */
    void grid(ObjectNode grid, FieldMask mask, boolean isResized) {
        if (isResized && mask.has("rowCount")) {
            resize(Dimension.ROWS, Fields.number(grid, "rowCount"));
        }
        if (isResized && mask.has("columnCount")) {
            resize(Dimension.COLUMNS, Fields.number(grid, "columnCount"));
        }
        if (mask.has("frozenRowCount")) {
            freeze(Dimension.ROWS, Fields.number(grid, "frozenRowCount"));
        }
        if (mask.has("frozenColumnCount")) {
            freeze(Dimension.COLUMNS, Fields.number(grid, "frozenColumnCount"));
        }
        ObjectNode flags = Fields.object(sheet.looks(), GRID).deepCopy();
        for (String flag : GRID_FLAGS) {
            if (mask.has(flag)) {
                flags.remove(flag);
                if (Fields.flag(grid, flag)) {
                    flags.put(flag, true);
                }
            }
        }
        set(GRID, flags);
    }

    private void set(String name, ObjectNode value) {
        sheet.looks().remove(name);
        if (!value.isEmpty()) {
            sheet.looks().set(name, value);
        }
    }

    private void resize(Dimension dimension, int size) {
        int old = sheet.count(dimension);
        if (size < 1) {
            throw ApiException.invalid("You can't delete all the " + dimension.noun() + "s on the sheet.");
        }
        if (size < old) {
            change.delete(sheet, dimension, size, old);
        } else if (size > old) {
            change.insert(sheet, dimension, old, size - old, -1);
        }
    }

    private void freeze(Dimension dimension, int count) {
        if (count < 0 || (count > 0 && count >= sheet.count(dimension))) {
            throw ApiException.invalid("You can't freeze all visible " + dimension.noun() + "s on the sheet.");
        }
        sheet.freeze(dimension, count);
    }

    /** Sets what a new sheet is said to look like. */
    void other(ObjectNode properties) {
        other(properties, FieldMask.ALL);
    }

    /** Sets tab colour and direction, as far as a mask means them. */
    void other(ObjectNode properties, FieldMask mask) {
        if (mask.has("tabColorStyle") || mask.has("tabColor")) {
            ObjectNode style = Fields.object(properties, "tabColorStyle");
            boolean isStyle = mask.has("tabColorStyle") && !style.isEmpty();
            ObjectNode color = isStyle ? Fields.object(style, "rgbColor") : Fields.object(properties, "tabColor");
            tabColor(style, color);
        }
        if (mask.has("rightToLeft")) {
            sheet.looks().remove("rightToLeft");
            if (Fields.flag(properties, "rightToLeft")) {
                sheet.looks().put("rightToLeft", true);
            }
        }
    }

    private void tabColor(ObjectNode style, ObjectNode color) {
        boolean isTheme = style.has("themeColor");
        boolean isNone = !isTheme && color.isEmpty();
        ObjectNode kept = Colors.color(color);
        sheet.looks().remove("tabColor");
        sheet.looks().remove("tabColorStyle");
        if (isNone) {
            return;
        }
        if (!isTheme) {
            sheet.looks().set("tabColor", kept);
        }
        ObjectNode keptStyle = JsonNodeFactory.instance.objectNode();
        sheet.looks().set("tabColorStyle", isTheme ? style.deepCopy() : keptStyle.set("rgbColor", kept.deepCopy()));
    }
}

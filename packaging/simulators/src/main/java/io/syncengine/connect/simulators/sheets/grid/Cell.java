// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.grid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * A cell: what was entered, and what is on it besides. Immutable; millions of them are held, so what was entered is kept
 * bare: a String, a Double, a Boolean, a {@link Formula}, or null.
 */
public final class Cell {
    /** Nothing entered, nothing on it. */
    public static final Cell EMPTY = new Cell(null, Extras.NONE);

    private final @Nullable Object entered;
    private final Extras extras;

    private Cell(@Nullable Object entered, Extras extras) {
        this.entered = entered;
        this.extras = extras;
    }

    /** Text as it is; empty text is nothing. */
    public static Cell text(String text) {
        return EMPTY.withText(text);
    }

    public static Cell number(double number) {
        return EMPTY.withNumber(number);
    }

    public static Cell flag(boolean flag) {
        return EMPTY.withFlag(flag);
    }

    /** A String, a Double, a Boolean, a {@link Formula}; null: nothing. */
    public @Nullable Object entered() {
        return entered;
    }

    public String note() {
        return extras.note;
    }

    /** As entered by people or by requests, in the API's shape; null: none. Not to be changed. */
    public @Nullable ObjectNode format() {
        return extras.format;
    }

    /** A data validation rule in the API's shape; null: none. Not to be changed. */
    public @Nullable JsonNode validation() {
        return extras.validation;
    }

    public boolean isEmpty() {
        return entered == null && extras.isNone();
    }

    public Cell withText(String text) {
        return with(text.isEmpty() ? null : text);
    }

    public Cell withNumber(double number) {
        return with(number);
    }

    public Cell withFlag(boolean flag) {
        return with(flag);
    }

    public Cell withFormula(Formula formula) {
        return with(formula);
    }

    /** This cell with nothing entered. */
    public Cell cleared() {
        return with(null);
    }

    /** This cell with what was entered in another one. */
    public Cell withEnteredOf(Cell other) {
        return with(other.entered);
    }

    /** @param note empty: none */
    public Cell withNote(String note) {
        return new Cell(entered, new Extras(note, extras.format, extras.validation));
    }

    public Cell withFormat(@Nullable ObjectNode format) {
        return new Cell(
                entered,
                new Extras(extras.note, format == null || format.isEmpty() ? null : format, extras.validation));
    }

    public Cell withValidation(@Nullable JsonNode rule) {
        return new Cell(entered, new Extras(extras.note, extras.format, rule));
    }

    private Cell with(@Nullable Object other) {
        return new Cell(other, extras);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Cell cell && Objects.equals(entered, cell.entered) && extras.equals(cell.extras);
    }

    @Override
    public int hashCode() {
        return Objects.hash(entered, extras);
    }

    @Override
    public String toString() {
        return entered + (extras.isNone() ? "" : " " + extras);
    }

    private record Extras(
            String note,
            @Nullable ObjectNode format,
            @Nullable JsonNode validation) {
        private static final Extras NONE = new Extras("", null, null);

        boolean isNone() {
            return note.isEmpty() && format == null && validation == null;
        }
    }
}

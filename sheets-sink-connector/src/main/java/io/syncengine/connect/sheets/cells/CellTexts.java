// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.cells;

/**
 * Texts as a cell can hold them: without U+0000, without halves of surrogate pairs, and not too long. Counts what it
 * changes. For one thread.
 */
public final class CellTexts {

    /** UTF-16 units in a cell at most. Google names 50,000 characters without saying which; this reading is the safe one. */
    public static final int LIMIT = 50_000;

    private static final char REPLACEMENT = '\uFFFD';
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private final CellOverflow overflow;
    private long cleaned;
    private long truncated;

    public CellTexts(CellOverflow overflow) {
        this.overflow = overflow;
    }

    /** Texts that held characters which a cell cannot hold, so far. */
    public long cleaned() {
        return cleaned;
    }

    /** Texts that were cut, so far. */
    public long truncated() {
        return truncated;
    }

    /** Without U+0000, and with U+FFFD in place of halves of surrogate pairs. */
    public String clean(String text) {
        int bad = firstBad(text);
        if (bad < 0) {
            return text;
        }
        cleaned++;
        StringBuilder clean = new StringBuilder(text.length()).append(text, 0, bad);
        for (int i = bad; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (isPair(text, i)) {
                clean.append(unit).append(text.charAt(++i));
            } else if (Character.isSurrogate(unit)) {
                clean.append(REPLACEMENT);
            } else if (unit != '\0') {
                clean.append(unit);
            }
        }
        return clean.toString();
    }

    private static int firstBad(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == '\0') {
                return i;
            }
            if (Character.isSurrogate(unit)) {
                if (!isPair(text, i)) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    private static boolean isPair(String text, int at) {
        return at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    }

    /** With an apostrophe in front where a program that opens an export would see the start of a formula. */
    public static String guard(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /**
     * No longer than a cell takes.
     *
     * @throws CellException if it is longer and must not be cut
     */
    public String fit(String text) throws CellException {
        if (text.length() <= LIMIT) {
            return text;
        }
        if (overflow == CellOverflow.ERROR) {
            throw new CellException("the text has " + text.length() + " characters and a cell holds " + LIMIT
                    + "; set cell.overflow=truncate, or leave the field out with fields.exclude");
        }
        truncated++;
        // The number in the ending grows with what the ending itself pushes out.
        int kept = LIMIT;
        String ending;
        do {
            ending = "…[truncated " + (text.length() - kept) + "]";
            int room = LIMIT - ending.length();
            kept = Math.min(kept, isPair(text, room - 1) ? room - 1 : room);
        } while (!ending.equals("…[truncated " + (text.length() - kept) + "]"));
        return text.substring(0, kept) + ending;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** A table that reads well before it is rendered, too: the first column is text, the others are numbers. */
final class MarkdownTable {

    private final List<List<String>> lines = new ArrayList<>();

    MarkdownTable(List<String> titles) {
        lines.add(List.copyOf(titles));
    }

    /** @param cells as many as there are titles */
    void add(List<String> cells) {
        if (cells.size() != lines.get(0).size()) {
            throw new IllegalArgumentException(
                    cells.size() + " cells under " + lines.get(0).size() + " titles");
        }
        lines.add(List.copyOf(cells));
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < lines.size(); line++) {
            for (int column = 0; column < lines.get(0).size(); column++) {
                text.append("| ").append(padded(line, column)).append(' ');
            }
            text.append("|\n");
            if (line == 0) {
                rule(text);
            }
        }
        return text.toString();
    }

    private void rule(StringBuilder text) {
        for (int column = 0; column < lines.get(0).size(); column++) {
            text.append('|').append("-".repeat(width(column) + 1)).append(column == 0 ? '-' : ':');
        }
        text.append("|\n");
    }

    private String padded(int line, int column) {
        String cell = lines.get(line).get(column);
        String blanks = " ".repeat(width(column) - cell.length());
        return column == 0 ? cell + blanks : blanks + cell;
    }

    private int width(int column) {
        return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0);
    }
}

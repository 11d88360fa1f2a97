// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.shape;

import io.syncengine.connect.simulators.stripe.catalog.TextTable;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words of words.txt. */
final class Words {
    private static final Map<String, String[]> BY_KIND = read();

    private Words() {}

    /** @throws IllegalArgumentException when there are no words of that kind */
    static String[] of(String kind) {
        String[] words = BY_KIND.get(kind);
        if (words == null) {
            throw new IllegalArgumentException("There are no words of the kind " + kind);
        }
        return words;
    }

    private static Map<String, String[]> read() {
        Map<String, String[]> byKind = new HashMap<>();
        for (List<String> row : TextTable.rows(Words.class, "words.txt", 2)) {
            byKind.put(
                    row.get(0),
                    Arrays.stream(row.get(1).split(";"))
                            .map(word -> word.strip().replace("\\n", "\n").replace("\\t", "\t"))
                            .filter(word -> !word.isEmpty())
                            .toArray(String[]::new));
        }
        return byKind;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.sheets;

/**
 * What becomes of a tab.
 *
 * @param title what people call it
 * @param isMemory whether it is the hidden tab of remembered deletions
 * @param removed rows that go
 * @param kept rows of the sink's that stay, for what people have beside them
 * @param isTold false: the sink's rows have no versions there, and the tab stays as it is
 */
public record TabReset(String title, boolean isMemory, int removed, int kept, boolean isTold) {

    TabReset and(RowChoice choice) {
        return new TabReset(title, isMemory, removed + choice.gone().size(), kept + choice.kept(), isTold);
    }
}

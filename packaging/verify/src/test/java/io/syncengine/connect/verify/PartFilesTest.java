// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

class PartFilesTest {

    @Test
    void givesBackEachNoteInOnePartOfManyAlikeInSize() throws IOException {
        List<String> ids = IntStream.range(0, 20_000).mapToObj(i -> "cus_" + i).toList();
        List<String> read = new ArrayList<>();
        int largest = 0;
        try (PartFiles files = new PartFiles()) {
            for (String id : ids) {
                files.of(id).writeUTF(id);
            }
            for (int part = 0; part < PartFiles.PARTS; part++) {
                int before = read.size();
                files.forEach(part, in -> read.add(in.readUTF()));
                largest = Math.max(largest, read.size() - before);
            }
        }

        assertThat(read).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(largest).isLessThan(3 * ids.size() / PartFiles.PARTS);
    }

    @Test
    void keepsTheOrderOfNotesAboutOneRow() throws IOException {
        List<Integer> read = new ArrayList<>();
        try (PartFiles files = new PartFiles()) {
            files.of("cus_1").writeInt(1);
            files.of("cus_1").writeInt(2);
            for (int part = 0; part < PartFiles.PARTS; part++) {
                files.forEach(part, in -> read.add(in.readInt()));
            }
        }

        assertThat(read).containsExactly(1, 2);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.verify;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Notes about rows in files. Notes are dealt to parts by the rows' ids, so that one part at a time fits into memory
 * however many rows there are. Single-threaded.
 */
final class PartFiles implements AutoCloseable {

    /** Of a million rows a few thousand are in each. */
    static final int PARTS = 64;

    private static final int MIXER = 0x9E3779B9;
    private static final int SHIFT = Integer.SIZE - Integer.numberOfTrailingZeros(PARTS);

    private final Path directory;
    private final @Nullable DataOutputStream[] parts = new DataOutputStream[PARTS];

    /** Reads one note. */
    @FunctionalInterface
    interface Note {
        void read(DataInputStream in) throws IOException;
    }

    PartFiles() throws IOException {
        directory = Files.createTempDirectory("drift-check");
    }

    private static int part(String id) {
        return (id.hashCode() * MIXER) >>> SHIFT;
    }

    /** Where to write the next note about a row. */
    DataOutputStream of(String id) throws IOException {
        int part = part(id);
        DataOutputStream out = parts[part];
        if (out == null) {
            out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file(part))));
            parts[part] = out;
        }
        return out;
    }

    private Path file(int part) {
        return directory.resolve(Integer.toString(part));
    }

    /** Reads the notes of a part in the order in which they were written; none is written afterwards. */
    void forEach(int part, Note note) throws IOException {
        DataOutputStream out = parts[part];
        if (out == null) {
            return;
        }
        out.close();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file(part))))) {
            while (true) {
                note.read(in);
            }
        } catch (EOFException end) {
            // All were read.
        }
    }

    @Override
    public void close() throws IOException {
        for (int part = 0; part < PARTS; part++) {
            DataOutputStream out = parts[part];
            if (out != null) {
                out.close();
                Files.delete(file(part));
            }
        }
        Files.delete(directory);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.catalog;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** A table in a text resource: one row per line, cells between bars, {@code #} starts a comment line. */
public final class TextTable {
    private TextTable() {}

    /**
     * @param owner class beside which the resource lies
     * @param cells number of cells of a row; missing ones at the end are empty
     */
    public static List<List<String>> rows(Class<?> owner, String resource, int cells) {
        return lines(owner, resource).map(line -> cells(line, cells)).toList();
    }

    private static Stream<String> lines(Class<?> owner, String resource) {
        try (@Nullable InputStream in = owner.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("Resource " + resource + " is missing beside " + owner.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(String line, int count) {
        String[] found = line.split("\\|", -1);
        if (found.length > count) {
            throw new IllegalStateException("More than " + count + " cells: " + line);
        }
        return Stream.concat(
                        Stream.of(found).map(String::strip),
                        Stream.generate(() -> "").limit(count - found.length))
                .toList();
    }
}

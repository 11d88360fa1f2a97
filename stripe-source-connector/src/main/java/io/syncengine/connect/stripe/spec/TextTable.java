// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Hand-kept tables among the resources: a row a line, cells between bars, comments after a leading hash. */
public final class TextTable {

    private TextTable() {}

    /** Rows of a resource of this package, cells trimmed. */
    static List<List<String>> rows(String resource) {
        return rows(TextTable.class, resource);
    }

    /** Rows of a resource beside that class, cells trimmed. */
    public static List<List<String>> rows(Class<?> owner, String resource) {
        try (InputStream in = owner.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the archive");
            }
            return rows(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }

    private static List<List<String>> rows(BufferedReader reader) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                rows.add(Arrays.stream(line.split("\\|", -1)).map(String::trim).toList());
            }
        }
        return rows;
    }
}

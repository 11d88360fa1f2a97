// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Build step: turns the API description and the table of event types into the index that {@link StreamRegistry#bundled}
 * reads. Fails when the hand-kept tables leave anything undecided.
 */
public final class SpecIndexer {

    private SpecIndexer() {}

    /** @param args paths of the API description, the table of event types, and the index to write */
    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            throw new IllegalArgumentException("needs three paths: description, event types, index");
        }
        String index = index(Path.of(args[0]), Path.of(args[1])).toJson();
        Path output = Path.of(args[2]);
        if (!Files.exists(output) || !Files.readString(output).equals(index)) {
            Files.createDirectories(output.toAbsolutePath().getParent());
            Files.writeString(output, index);
        }
    }

    static StreamIndex index(Path descriptionFile, Path eventTypesFile) throws IOException {
        ApiDescription description;
        try (InputStream in = Files.newInputStream(descriptionFile)) {
            description = SpecReader.read(in);
        }
        StreamTable table = StreamTable.bundled();
        List<StreamDefinition> streams = table.streams(description);
        EventCatalogue catalogue = new EventCatalogue(new ObjectMapper().readTree(eventTypesFile.toFile()), streams);

        List<String> problems = new ArrayList<>(table.problems(description));
        problems.addAll(catalogue.problems());
        List<StreamIndex.Entry> entries = new ArrayList<>();
        EventTypes eventTypes = new EventTypes(catalogue.meanings());
        for (StreamDefinition stream : streams) {
            entries.add(new StreamIndex.Entry(stream, table.weight(stream)));
            Set<String> types = eventTypes.typesOf(stream.name());
            if (contradicts(stream.streamClass(), types)) {
                problems.add(stream.name() + " is of class " + stream.streamClass() + " with the events " + types);
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalStateException(
                    "the hand-kept tables do not fit the API description:\n  " + String.join("\n  ", problems));
        }
        return new StreamIndex(description.version(), entries, catalogue.meanings());
    }

    private static boolean contradicts(StreamClass streamClass, Set<String> types) {
        return switch (streamClass) {
            case A, B, D -> types.isEmpty();
            case C, E -> !types.isEmpty();
            default -> false;
        };
    }
}

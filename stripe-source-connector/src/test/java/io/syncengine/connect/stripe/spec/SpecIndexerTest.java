// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

class SpecIndexerTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path directory;

    @Test
    void writesTheIndexThatIsBundled() throws IOException {
        Path output = directory.resolve("new/index.json");

        SpecIndexer.main(
                new String[] {SpecFiles.DESCRIPTION.toString(), SpecFiles.EVENT_TYPES.toString(), output.toString()});

        try (InputStream bundled = StreamIndex.class.getResourceAsStream(StreamIndex.RESOURCE)) {
            assertThat(Files.readAllBytes(output)).isEqualTo(bundled.readAllBytes());
        }
    }

    @Test
    void readsBackWhatItWrote() throws IOException {
        String json =
                SpecIndexer.index(SpecFiles.DESCRIPTION, SpecFiles.EVENT_TYPES).toJson();

        StreamIndex read = StreamIndex.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));

        assertThat(read.toJson()).isEqualTo(json);
    }

    @Test
    void failsOnAListWithoutRow() throws IOException {
        ObjectNode document = (ObjectNode) MAPPER.readTree(SpecFiles.DESCRIPTION.toFile());
        ObjectNode paths = (ObjectNode) document.path("paths");
        paths.set("/v1/novelties", paths.path("/v1/tax_codes").deepCopy());
        Path description = write("description.json", document);

        assertThatIllegalStateException()
                .isThrownBy(() -> SpecIndexer.index(description, SpecFiles.EVENT_TYPES))
                .withMessageContaining("/v1/novelties can be listed but has no row");
    }

    @Test
    void failsOnAnEventTypeThatIsUndecided() throws IOException {
        ObjectNode table = (ObjectNode) MAPPER.readTree(SpecFiles.EVENT_TYPES.toFile());
        ((ArrayNode) table.path("v1"))
                .addObject()
                .put("type", "novelty.created")
                .put("object", "novelty");
        Path eventTypes = write("event-types.json", table);

        assertThatIllegalStateException()
                .isThrownBy(() -> SpecIndexer.index(SpecFiles.DESCRIPTION, eventTypes))
                .withMessageContaining("novelty.created carries [novelty]");
    }

    @Test
    void failsOnAnObjectThatIsNotTheStreamsRow() throws IOException {
        ObjectNode table = (ObjectNode) MAPPER.readTree(SpecFiles.EVENT_TYPES.toFile());
        for (JsonNode entry : table.path("v1")) {
            if (entry.path("type").asText().equals("coupon.updated")) {
                ((ObjectNode) entry).put("object", "discount");
            }
        }
        Path eventTypes = write("event-types.json", table);

        assertThatIllegalStateException()
                .isThrownBy(() -> SpecIndexer.index(SpecFiles.DESCRIPTION, eventTypes))
                .withMessageContaining("coupon.updated carries [discount]");
    }

    @Test
    void failsOnAClassThatTheEventsContradict() throws IOException {
        ObjectNode table = (ObjectNode) MAPPER.readTree(SpecFiles.EVENT_TYPES.toFile());
        ArrayNode types = (ArrayNode) table.path("v1");
        for (int i = types.size() - 1; i >= 0; i--) {
            if (types.path(i).path("type").asText().startsWith("tax_rate.")) {
                types.remove(i);
            }
        }
        Path eventTypes = write("event-types.json", table);

        assertThatIllegalStateException()
                .isThrownBy(() -> SpecIndexer.index(SpecFiles.DESCRIPTION, eventTypes))
                .withMessageContaining("tax_rates is of class A with the events []");
    }

    private Path write(String name, JsonNode document) throws IOException {
        Path file = directory.resolve(name);
        MAPPER.writeValue(file.toFile(), document);
        return file;
    }
}

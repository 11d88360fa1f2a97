// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What column names are built on: if a version of the API breaks one of these, columns would clash in PostgreSQL, in
 * sheets or with our own fields, or records would fail in Avro.
 */
class PropertyNamesTest {

    @Test
    void areLegalInAvroAndPostgresForEveryResource() throws IOException {
        JsonNode schemas = new ObjectMapper()
                .readTree(SpecFiles.DESCRIPTION.toFile())
                .path("components")
                .path("schemas");
        int checked = 0;
        for (JsonNode schema : schemas) {
            if (schema.has("x-resourceId")) {
                check(schema);
                checked++;
            }
        }
        assertThat(checked).isEqualTo(193);
    }

    private static void check(JsonNode schema) {
        String resource = schema.path("x-resourceId").asText();
        Set<String> folded = new HashSet<>();
        schema.path("properties").fieldNames().forEachRemaining(name -> {
            assertThat(name)
                    .as("%s.%s", resource, name)
                    .matches("[a-z][a-z0-9_]*")
                    .hasSizeLessThan(64);
            assertThat(folded.add(name.toLowerCase(Locale.ROOT)))
                    .as("%s.%s is unique whatever its case", resource, name)
                    .isTrue();
        });
    }

    @Test
    void areLegalForEveryStream() {
        assertThat(StreamRegistry.bundled().streams())
                .allSatisfy(stream -> assertThat(stream.fields())
                        .isNotEmpty()
                        .allSatisfy(field -> assertThat(field.name()).matches("[a-z][a-z0-9_]*")));
    }
}

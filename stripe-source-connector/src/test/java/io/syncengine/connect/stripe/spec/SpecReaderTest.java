// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.syncengine.connect.protocol.FieldKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

class SpecReaderTest {

    @Test
    void findsListsAndSingleObjects() throws IOException {
        ApiDescription description = SpecFiles.small();

        assertThat(description.lists())
                .extracting(list -> list.path() + " " + list.paging())
                .containsExactly(
                        "/v1/boxes CURSOR",
                        "/v1/boxes/{parent}/lids WHOLE",
                        "/v1/catalogue WHOLE",
                        "/v1/lid/current SINGLE",
                        "/v1/lids WHOLE",
                        "/v2/core/boxes NEXT_PAGE");
    }

    @Test
    void tellsWhatAListTakes() throws IOException {
        Map<String, ListOperation> lists = small();

        ListOperation boxes = lists.get("/v1/boxes");
        assertThat(boxes.resources()).containsExactly("store.box");
        assertThat(boxes.createdFilter("created")).isEqualTo(new CreatedFilter("created", CreatedFilter.Form.EPOCH));
        assertThat(boxes.createdFilter("no_such_property")).isNull();
        assertThat(boxes.parameters())
                .containsOnlyKeys("created", "limit", "starting_after", "colour")
                .containsEntry("colour", List.of("red", "green"));
        assertThat(boxes.required()).isEmpty();
        assertThat(boxes.retrievePath()).isEqualTo("/v1/boxes/{id}");
        ListOperation catalogue = lists.get("/v1/catalogue");
        assertThat(catalogue.resources()).as("named like its component").containsExactly("lid");
        assertThat(catalogue.createdFilter("id")).isNull();
        assertThat(catalogue.retrievePath()).isNull();
    }

    @Test
    void tellsWhatAListNeedsOfAParent() throws IOException {
        ListOperation nested = small().get("/v1/boxes/{parent}/lids");
        ListOperation asked = small().get("/v1/lids");

        assertThat(nested.isNested()).isTrue();
        assertThat(nested.retrievePath()).isEqualTo("/v1/boxes/{parent}/lids/{id}");
        assertThat(asked.isNested()).isFalse();
        assertThat(asked.required()).containsExactly("box");
    }

    @Test
    void unitesThePropertiesOfAPolymorphicList() throws IOException {
        ListOperation nested = small().get("/v1/boxes/{parent}/lids");

        assertThat(nested.resources()).containsExactly("lid", "store.cover");
        assertThat(nested.fields())
                .containsExactly(
                        new FieldDefinition("id", FieldKind.STRING),
                        new FieldDefinition("shape", FieldKind.JSON),
                        new FieldDefinition("colour", FieldKind.STRING));
    }

    @Test
    void givesASingleObjectAnId() throws IOException {
        assertThat(small().get("/v1/lid/current").fields())
                .containsExactly(
                        new FieldDefinition("id", FieldKind.STRING), new FieldDefinition("amount", FieldKind.INT64));
    }

    @Test
    void tellsTheFormOfFiltersOfTheSecondVersion() throws IOException {
        ListOperation boxes = small().get("/v2/core/boxes");

        assertThat(boxes.createdFilter("made_at"))
                .isEqualTo(new CreatedFilter("made_at", CreatedFilter.Form.FLAT_TEXT));
        assertThat(boxes.retrievePath()).isNull();
    }

    private static Map<String, ListOperation> small() throws IOException {
        return SpecFiles.small().lists().stream().collect(Collectors.toMap(ListOperation::path, Function.identity()));
    }

    @ParameterizedTest
    @CsvSource({
        "id, STRING",
        "created, TIMESTAMP",
        "amount, INT64",
        "amount_named, INT64",
        "weight, FLOAT64",
        "weight_decimal, STRING",
        "weight_exact, STRING",
        "livemode, BOOLEAN",
        "status, STRING",
        "currency, STRING",
        "made_at, STRING",
        "owner, REFERENCE",
        "owner_or_name, JSON",
        "either_text, STRING",
        "front, JSON",
        "back, JSON",
        "sides, JSON",
        "owners, JSON",
        "metadata, JSON",
        "anything, JSON"
    })
    void mapsPropertiesByTheirType(String name, FieldKind kind) throws IOException {
        ListOperation boxes = SpecFiles.small().lists().get(0);

        assertThat(boxes.fields()).contains(new FieldDefinition(name, kind));
    }

    @Test
    void keepsThePropertiesOrder() throws IOException {
        ListOperation boxes = SpecFiles.small().lists().get(0);

        assertThat(boxes.fields())
                .hasSize(20)
                .extracting(FieldDefinition::name)
                .startsWith("id", "created", "amount", "amount_named", "weight");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-10-28.endive", "2023-08-16", "2026-03-25.dahlia"})
    void acceptsVersionsWithAndWithoutName(String version) throws IOException {
        assertThat(SpecReader.read(document(version)).version()).isEqualTo(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0.0", "2026-10-28.", "28.10.2026", ""})
    void refusesDocumentsOfOtherApis(String version) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpecReader.read(document(version)))
                .withMessageContaining("none of Stripe's API");
    }

    @Test
    void refusesTextThatIsNoDescription() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SpecReader.read(stream("<html>Service unavailable</html>")))
                .withMessageContaining("not an OpenAPI 3.0 document");
    }

    private static ByteArrayInputStream document(String version) {
        return stream(
                "{\"openapi\":\"3.0.0\",\"info\":{\"title\":\"t\",\"version\":\"" + version + "\"},\"paths\":{}}");
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}

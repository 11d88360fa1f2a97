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
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

class SpecReaderTest {

    @Test
    void findsOnlyListsThatNeedNoParent() throws IOException {
        ApiDescription description = SpecFiles.small();

        assertThat(description.lists()).extracting(ListOperation::path).containsExactly("/v1/boxes", "/v1/catalogue");
    }

    @Test
    void tellsWhatAListTakes() throws IOException {
        Map<String, ListOperation> lists =
                SpecFiles.small().lists().stream().collect(Collectors.toMap(ListOperation::path, Function.identity()));

        ListOperation boxes = lists.get("/v1/boxes");
        assertThat(boxes.resource()).isEqualTo("store.box");
        assertThat(boxes.createdFilter()).isTrue();
        assertThat(boxes.paged()).isTrue();
        assertThat(boxes.retrievePath()).isEqualTo("/v1/boxes/{id}");
        ListOperation catalogue = lists.get("/v1/catalogue");
        assertThat(catalogue.resource()).as("named like its component").isEqualTo("lid");
        assertThat(catalogue.createdFilter()).isFalse();
        assertThat(catalogue.paged()).isFalse();
        assertThat(catalogue.retrievePath()).isNull();
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

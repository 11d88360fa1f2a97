// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.record;

import static io.syncengine.connect.stripe.record.Batches.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.stripe.spec.TimestampMode;
import io.syncengine.connect.stripe.state.StreamOffsets;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Records through the converter that every worker has. */
final class ConverterRoundTripTest {

    private final SourceRecord row = new ChangeRecords(Batches.settings(TimestampMode.CONNECT, true, true))
            .of(Batches.batch(Batches.listed("g_1")))
            .get(0);

    private static JsonConverter converter(boolean key, boolean schemas) {
        JsonConverter converter = new JsonConverter();
        converter.configure(Map.of("schemas.enable", schemas), key);
        return converter;
    }

    @Test
    void withSchemasNothingIsLost() {
        try (JsonConverter values = converter(false, true);
                JsonConverter keys = converter(true, true)) {
            SchemaAndValue value = values.toConnectData(
                    row.topic(), values.fromConnectData(row.topic(), row.valueSchema(), row.value()));
            SchemaAndValue key =
                    keys.toConnectData(row.topic(), keys.fromConnectData(row.topic(), row.keySchema(), row.key()));

            assertThat(value.schema()).isEqualTo(row.valueSchema());
            assertThat(value.value()).isEqualTo(row.value());
            assertThat(key.value()).isEqualTo(row.key());
        }
    }

    @Test
    void withoutSchemasTheTextIsThisOne() {
        try (JsonConverter converter = converter(false, false)) {
            byte[] text = converter.fromConnectData(row.topic(), row.valueSchema(), row.value());

            assertThat(new String(text, StandardCharsets.UTF_8))
                    .isEqualTo("{\"id\":\"g_1\",\"name\":\"Gadget\",\"amount\":9007199254740993,\"rate\":1.5,"
                            + "\"active\":true,\"metadata\":\"{\\\"a\\\":1}\",\"customer\":\"cus_1\","
                            + "\"created\":" + (NOW - 5000) * 1000 + ",\"_account_id\":\"acct_1A\","
                            + "\"_updated_at\":" + (NOW - 10) * 1000 + ",\"_deleted\":false,"
                            + "\"_raw_data\":\"{\\\"id\\\":\\\"g_1\\\",\\\"amount\\\":9007199254740993}\"}");
        }
    }

    /** A worker keeps offsets as JSON: what comes back must stand for the same state. */
    @Test
    void offsetsComeBackAsTheStateTheyStoodFor() {
        try (JsonConverter converter = converter(false, false)) {
            byte[] text = converter.fromConnectData("offsets", null, new HashMap<>(row.sourceOffset()));
            Map<?, ?> back =
                    (Map<?, ?>) converter.toConnectData("offsets", text).value();
            Map<String, Object> offset = new HashMap<>();
            back.forEach((name, value) -> offset.put((String) name, value));

            assertThat(StreamOffsets.decode(offset, "")).isEqualTo(Batches.AFTER);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.record;

import static io.syncengine.connect.stripe.record.Batches.AFTER;
import static io.syncengine.connect.stripe.record.Batches.BEFORE;
import static io.syncengine.connect.stripe.record.Batches.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.stripe.change.Change;
import io.syncengine.connect.stripe.change.ChangeBatch;
import io.syncengine.connect.stripe.change.Origin;
import io.syncengine.connect.stripe.config.RecordSettings;
import io.syncengine.connect.stripe.config.TopicFormat;
import io.syncengine.connect.stripe.config.ValueFormat;
import io.syncengine.connect.stripe.data.ObjectReader;
import io.syncengine.connect.stripe.redact.RedactedPath;
import io.syncengine.connect.stripe.redact.Redaction;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.spec.StreamRegistry;
import io.syncengine.connect.stripe.spec.TimestampMode;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

import java.util.List;

/** Whatever a row comes of, no part of its record holds what is redacted: not even the task's own log could show it. */
final class RedactedRecordsTest {

    private static final StreamDefinition CUSTOMERS =
            StreamRegistry.bundled().find("customers").orElseThrow();
    private static final String TEXT = "{\"id\":\"cus_1\",\"object\":\"customer\",\"email\":\"jenny@example.com\","
            + "\"shipping\":{\"name\":\"Jenny\",\"phone\":\"1\"},\"name\":\"Acme\"}";

    private static List<SourceRecord> records(boolean rawData, Change... changes) throws Exception {
        Redaction redaction = Redaction.of(
                StreamRegistry.bundled(),
                List.of(RedactedPath.parse("customers.email"), RedactedPath.parse("customers.shipping.name")));
        return new ChangeRecords(new RecordSettings(
                        TopicFormat.of("stripe."), ValueFormat.COLUMNS, TimestampMode.EPOCH, rawData, true, redaction))
                .of(new ChangeBatch(CUSTOMERS, "acct_1A", true, List.of(changes), BEFORE, AFTER, NOW, 1));
    }

    private static Change change(Origin origin, boolean delete) throws Exception {
        return new Change(
                new ObjectReader(CUSTOMERS).object(TEXT), null, NOW, delete, origin, "evt_1", "t", "v", "req_1");
    }

    @Test
    void holdNothingRedactedWhereverTheRowComesFrom() throws Exception {
        for (Origin origin : Origin.values()) {
            for (boolean delete : new boolean[] {false, true}) {
                List<SourceRecord> made = records(true, change(origin, delete));

                Struct row = (Struct) made.get(0).value();
                assertThat(row.get("_raw_data"))
                        .isEqualTo("{\"id\":\"cus_1\",\"object\":\"customer\",\"email\":null,\"shipping\":"
                                + "{\"name\":null,\"phone\":\"1\"},\"name\":\"Acme\"}");
                assertThat(row.get("email")).isNull();
                assertThat(row.get("shipping")).isEqualTo("{\"name\":null,\"phone\":\"1\"}");
                assertThat(row.get("name")).isEqualTo("Acme");
                assertThat(made).hasSize(delete ? 2 : 1);
                assertThat(made.toString()).doesNotContain("jenny").doesNotContain("Jenny");
            }
        }
    }

    @Test
    void holdNothingRedactedWithoutTheRawObjectEither() throws Exception {
        List<SourceRecord> made = records(false, change(Origin.BACKFILL, false));

        assertThat(((Struct) made.get(0).value()).get("id")).isEqualTo("cus_1");
        assertThat(((Struct) made.get(0).value()).get("name")).isEqualTo("Acme");
        assertThat(made.toString()).doesNotContain("jenny").doesNotContain("Jenny");
    }
}

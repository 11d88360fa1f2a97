// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.protocol;

import static io.syncengine.connect.protocol.Records.map;
import static io.syncengine.connect.protocol.Records.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncengine.connect.protocol.RecordContent.Nothing;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

/** What a row is called and made of, by rules that are not the usual ones. */
final class RowShapeTest {

    private static final ReadRules BY_VALUE = new ReadRules(
            "_updated_at", ReadRules.EpochUnit.AUTO, ReadRules.Envelopes.AUTO, Set.of(), field -> true, true);

    @Test
    void namesElementsThatArePlain() {
        Schema schema = SchemaBuilder.struct()
                .field("id", Schema.STRING_SCHEMA)
                .field(
                        "tags",
                        SchemaBuilder.array(Schema.OPTIONAL_STRING_SCHEMA).build())
                .field("sizes", SchemaBuilder.array(Schema.INT16_SCHEMA).build())
                .field("times", SchemaBuilder.array(Timestamp.SCHEMA).build())
                .build();
        Struct value = new Struct(schema)
                .put("id", "a")
                .put("tags", List.of("x"))
                .put("sizes", List.of((short) 1))
                .put("times", List.of());

        Row row = (Row) new RowReader(ReadRules.DEFAULT).read(record("a", value));

        assertThat(row.shape().fields())
                .containsExactly(
                        new RowShape.Field("tags", ValueType.JSON, ValueType.STRING),
                        new RowShape.Field("sizes", ValueType.JSON, ValueType.INT32),
                        new RowShape.Field("times", ValueType.JSON));
        assertThat(row.value(0)).isEqualTo("[\"x\"]");
    }

    @Test
    void isNamedByTheValueAloneWhereTheKeyIsAnother() {
        RowReader reader = new RowReader(BY_VALUE);

        Row row = (Row) reader.read(record("shard-7", map("id", "a", "_account_id", "acct_1")));

        assertThat(row.key()).isEqualTo(new RowKey("a", "acct_1"));
        assertThat(reader.read(record("shard-7", null))).isEqualTo(Nothing.UNTIMED_TOMBSTONE);
        assertThatThrownBy(() -> reader.read(record("shard-7", map("amount", 1L))))
                .hasMessageContaining("neither the key nor the value");
    }
}

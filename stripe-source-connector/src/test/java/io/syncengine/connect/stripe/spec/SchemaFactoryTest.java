// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.syncengine.connect.protocol.FieldKind;
import io.syncengine.connect.protocol.FieldSchemas;
import io.syncengine.connect.protocol.RecordFields;
import io.syncengine.connect.protocol.StreamSchema;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.junit.jupiter.api.Test;

class SchemaFactoryTest {

    private final StreamDefinition charges =
            StreamRegistry.bundled().find("charges").orElseThrow();

    @Test
    void carriesMomentsAsSecondsOrAsTimestamps() {
        StreamSchema epoch = new SchemaFactory(TimestampMode.EPOCH, true).schema(charges, "stripe.charges");
        StreamSchema connect = new SchemaFactory(TimestampMode.CONNECT, true).schema(charges, "stripe.charges");

        assertThat(epoch.field("created").schema()).isSameAs(FieldSchemas.of(FieldKind.INT64));
        assertThat(connect.field("created").schema()).isSameAs(FieldSchemas.of(FieldKind.TIMESTAMP));
        assertThat(connect.field("amount").schema()).isSameAs(FieldSchemas.of(FieldKind.INT64));
    }

    @Test
    void givesTheSameInstanceForATopic() {
        SchemaFactory factory = new SchemaFactory(TimestampMode.EPOCH, true);

        assertThat(factory.schema(charges, "stripe.charges")).isSameAs(factory.schema(charges, "stripe.charges"));
        assertThat(factory.schema(charges, "live.charges").value().name()).isEqualTo("live.charges.Value");
    }

    @Test
    void leavesOutRawDataWhenSwitchedOff() {
        StreamSchema with = new SchemaFactory(TimestampMode.EPOCH, true).schema(charges, "stripe.charges");
        StreamSchema without = new SchemaFactory(TimestampMode.EPOCH, false).schema(charges, "stripe.charges");

        assertThat(with.value().field(RecordFields.RAW_DATA)).isNotNull();
        assertThat(without.value().field(RecordFields.RAW_DATA)).isNull();
    }

    @Test
    void hasAFieldForEveryPropertyOfEveryStream() {
        SchemaFactory factory = new SchemaFactory(TimestampMode.EPOCH, true);

        assertThat(StreamRegistry.bundled().streams()).allSatisfy(stream -> {
            Schema value = factory.schema(stream, "stripe." + stream.name()).value();
            int own = stream.parent() == null ? 4 : 5;
            assertThat(value.fields()).hasSize(stream.fields().size() + own);
            assertThat(stream.fields()).allSatisfy(property -> {
                Field field = value.field(property.name());
                boolean key = property.name().equals(RecordFields.ID);
                assertThat(field.schema())
                        .isEqualTo(key ? Schema.STRING_SCHEMA : FieldSchemas.of(factory.kind(property)));
            });
        });
    }

    @Test
    void readsModesByTheirCode() {
        assertThat(TimestampMode.ofCode("epoch")).isEqualTo(TimestampMode.EPOCH);
        assertThat(TimestampMode.ofCode("connect")).isEqualTo(TimestampMode.CONNECT);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TimestampMode.ofCode("EPOCH"))
                .withMessageContaining("neither epoch nor connect");
    }
}

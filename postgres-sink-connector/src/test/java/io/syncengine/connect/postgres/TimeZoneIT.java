// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.TimeZone;

/** Fourteen hours ahead, or twelve behind, on the worker and on the server: no moment and no day is another for it. */
class TimeZoneIT {

    private static final long MOMENT = 1_767_225_599_123L;

    private final TestDatabase database = EmbeddedServer.freshDatabase();
    private final Charges charges = new Charges();
    private TimeZone usual;

    @BeforeEach
    void remember() {
        usual = TimeZone.getDefault();
    }

    @AfterEach
    void restore() {
        TimeZone.setDefault(usual);
    }

    @ParameterizedTest
    @CsvSource({
        "Pacific/Kiritimati, Etc/GMT+12, auto",
        "Etc/GMT+12, Pacific/Kiritimati, auto",
        "Pacific/Kiritimati, Pacific/Kiritimati, unnest"
    })
    void changesNothing(String worker, String server, String method) {
        TimeZone.setDefault(TimeZone.getTimeZone(worker));
        database.execute("alter database " + database.name() + " set timezone = '" + server + "'");
        database.execute("create schema stripe", """
                create table stripe.charges (id text, _account_id text, _updated_at timestamptz,
                  _synced_at timestamptz default now(), _row_hash bigint, plain timestamp, primary key (id, _account_id))
                """);
        Schema schema = SchemaBuilder.struct()
                .field("id", Schema.STRING_SCHEMA)
                .field("at", Timestamp.SCHEMA)
                .field("day", Date.SCHEMA)
                .field("hour", Time.SCHEMA)
                .field("plain", Timestamp.SCHEMA)
                .field("_updated_at", Timestamp.SCHEMA)
                .build();
        java.util.Date moment = new java.util.Date(MOMENT);
        Struct value = new Struct(schema)
                .put("id", "a")
                .put("at", moment)
                .put("day", new java.util.Date(20_453L * 86_400_000))
                .put("hour", new java.util.Date(86_399_123L))
                .put("plain", moment)
                .put("_updated_at", moment);
        try (RunningSink sink = new RunningSink(database, "write.method", method, "copy.min.rows", "1")) {
            sink.put(charges.record(null, value, 1));
            sink.put(charges.record(null, value, 1));
            assertThat(sink.outcomes("charges")).isEqualTo("inserted=1 unchanged=1");
        }
        assertThat(database.query("select at at time zone 'UTC', day, hour, plain, _updated_at at time zone 'UTC'"
                        + " from stripe.charges"))
                .containsExactly("2025-12-31 23:59:59.123|2025-12-31|23:59:59.123|2025-12-31 23:59:59.123"
                        + "|2025-12-31 23:59:59.123");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.connect.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashMap;
import java.util.Map;

/** Changes as other sources send them, and Stripe's own objects of deleted ones. */
class EnvelopesIT {

    private final TestDatabase database = EmbeddedServer.freshDatabase();
    private final Charges charges = new Charges();

    private SinkRecord change(String op, @Nullable Object before, @Nullable Object after, long second) {
        Map<String, @Nullable Object> envelope = new HashMap<>();
        envelope.put("op", op);
        envelope.put("before", before);
        envelope.put("after", after);
        envelope.put("ts_ms", (Charges.START + second) * 1000);
        return charges.record("a", envelope, second);
    }

    private static Map<String, Object> row(long amount) {
        return Map.of("id", "a", "amount", amount);
    }

    /** A delete needs no tombstone behind it. */
    @ParameterizedTest
    @CsvSource({"hard, true", "hard, false", "soft, true", "soft, false"})
    void areRowsAndDeletes(String mode, boolean together) {
        String alive = mode.equals("soft") ? " where _deleted_at is null" : "";
        try (RunningSink sink = new RunningSink(database, "delete.mode", mode)) {
            SinkRecord insert = change("c", null, row(1), 1);
            SinkRecord update = change("u", row(1), row(2), 2);
            if (together) {
                sink.put(insert, update);
            } else {
                sink.put(insert);
                sink.put(update);
            }
            assertThat(database.query("select id, amount from stripe.charges")).containsExactly("a|2");

            sink.put(change("d", row(2), null, 3));

            assertThat(sink.rows("charges", "deleted")).isEqualTo(1);
            assertThat(sink.context.errants()).isEmpty();
        }
        assertThat(database.query("select id from stripe.charges" + alive)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"hard", "soft"})
    void ofStripeAreDeletesToo(String mode) {
        String alive = mode.equals("soft") ? " where _deleted_at is null" : "";
        try (RunningSink sink = new RunningSink(database, "delete.mode", mode)) {
            sink.put(charges.record("a", Map.of("id", "a", "object", "customer", "name", "x"), 1));
            sink.put(charges.record("a", Map.of("id", "a", "object", "customer", "deleted", true), 2));

            assertThat(sink.rows("charges", "deleted")).isEqualTo(1);
        }
        assertThat(database.query("select id from stripe.charges" + alive)).isEmpty();
    }
}

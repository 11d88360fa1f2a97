// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.IntStream;

/** A batch touches its own rows, however many there are beside them: writing does not become slower as tables grow. */
class GrowingTableIT {

    /** {@code -Dlarge.table.rows=5000000} for the size that is promised. */
    private static final int ROWS = Integer.getInteger("large.table.rows", 100_000);

    private static final int BATCH = 100;

    private final TestDatabase database = EmbeddedServer.freshDatabase();
    private final Charges charges = new Charges();

    private List<SinkRecord> rows(int from, long second) {
        return IntStream.range(from, from + BATCH)
                .mapToObj(i -> charges.row("ch_" + i, second, second))
                .toList();
    }

    private List<String> scans(String columns) {
        return database.query("select " + columns + " from pg_stat_user_tables where schemaname = 'stripe'"
                + " and relname = 'charges'");
    }

    @Test
    void isNeverReadAsAWhole() {
        try (RunningSink sink = new RunningSink(database)) {
            sink.put(charges.row("first", 1, 1));
        }
        // Its scans of a table that was small are counted when it ends.
        await().untilAsserted(() -> assertThat(database.query("select count(*) from pg_stat_activity where datname = '"
                        + database.name() + "' and application_name like 'stripe-sync/%'"))
                .containsExactly("0"));
        database.execute(
                "insert into stripe.charges (id, _account_id, amount, _updated_at) select 'ch_' || i, '"
                        + Charges.ACCOUNT + "', 0, '2000-01-01' from generate_series(1, " + ROWS + ") i",
                "analyze stripe.charges");
        String before = scans("seq_scan").get(0);

        try (RunningSink sink = new RunningSink(database)) {
            sink.put(rows(ROWS / 2, 1));
            sink.put(rows(ROWS / 2, 1));
            sink.put(rows(ROWS + 1, 1));
            sink.put(IntStream.range(0, BATCH)
                    .mapToObj(i -> charges.delete("ch_" + (ROWS / 2 + i), 2))
                    .toList());

            assertThat(sink.outcomes("charges"))
                    .isEqualTo("inserted=" + BATCH + " updated=" + BATCH + " unchanged=" + BATCH + " deleted=" + BATCH);
        }

        await().untilAsserted(() -> assertThat(scans("n_tup_del")).containsExactly(String.valueOf(BATCH)));
        assertThat(scans("seq_scan")).containsExactly(before);
    }
}

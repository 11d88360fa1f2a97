// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Batches behind one that had new rows only go by COPY without a look at what is there, and are as right as any other. */
class FillingIT {

    private static final String COUNT_AND_SUM = "select count(*), sum(amount) from stripe.charges";

    private final TestDatabase database = EmbeddedServer.freshDatabase();
    private final Charges charges = new Charges();
    private RunningSink sink;

    @BeforeEach
    void fill() {
        sink = new RunningSink(database);
        sink.put(rows(0, 400, 1, 1));
    }

    @AfterEach
    void stop() {
        sink.close();
    }

    private List<SinkRecord> rows(int from, int to, long second, long amount) {
        return IntStream.range(from, to)
                .mapToObj(i -> charges.row(id(i), second, amount))
                .toList();
    }

    private static String id(int row) {
        return "ch_%05d".formatted(row);
    }

    @Test
    void newRowsLand() {
        sink.put(rows(400, 1400, 1, 2));
        sink.put(rows(1400, 1600, 1, 3));

        assertThat(database.query(COUNT_AND_SUM)).containsExactly("1600|3000");
        assertThat(sink.outcomes("charges")).isEqualTo("inserted=1600");
    }

    @Test
    void rowsThatAreThereAreLeftAloneOrReplacedByNewerOnes() {
        String left = "select id, xmin, _synced_at from stripe.charges where id between '" + id(300) + "' and '"
                + id(349) + "'";
        List<String> before = database.query(left);
        List<SinkRecord> records = new ArrayList<>(rows(300, 350, 1, 1));
        records.addAll(rows(350, 390, 2, 5));
        records.addAll(rows(390, 400, 0, 9));
        records.addAll(rows(400, 1000, 1, 1));

        sink.put(records);

        assertThat(database.query(left)).isEqualTo(before);
        assertThat(database.query(COUNT_AND_SUM)).containsExactly("1000|" + (960 + 40 * 5));
        assertThat(sink.outcomes("charges")).isEqualTo("inserted=1000 updated=40 unchanged=50 stale=10");
    }

    /** Not one of those that are looked up before, so that COPY meets it. */
    @Test
    void aKeyThatIsThereInEveryBatchCostsNoRow() {
        for (int batch = 0; batch < 6; batch++) {
            int first = 400 + 500 * batch;
            List<SinkRecord> records = new ArrayList<>(rows(first, first + 200, 1, 1));
            records.addAll(rows(first + 205, first + 206, 1, 1));
            sink.put(records);
            sink.put(rows(first + 200, first + 500, 1, 1));
        }
        assertThat(database.query(COUNT_AND_SUM)).containsExactly("3400|3400");
        assertThat(sink.outcomes("charges")).isEqualTo("inserted=3400 unchanged=6");
    }

    @Test
    void whatWasDeletedStaysDeleted() {
        sink.put(charges.delete(id(500), 9));
        sink.put(rows(400, 450, 1, 1));

        sink.put(rows(450, 700, 1, 1));

        assertThat(database.query("select count(*) from stripe.charges where id = '" + id(500) + "'"))
                .containsExactly("0");
        assertThat(database.query(COUNT_AND_SUM)).containsExactly("699|699");
    }

    @Test
    void whatWasSweptStaysSwept() {
        sink.put(Charges.control().sweep(Charges.ACCOUNT, 6));
        sink.put(rows(400, 500, 7, 1));
        List<SinkRecord> records = new ArrayList<>(rows(500, 600, 7, 1));
        records.addAll(rows(600, 700, 5, 1));

        sink.put(records);

        assertThat(database.query(COUNT_AND_SUM)).containsExactly("200|200");
    }

    @Test
    void rowsThatCannotBeStoredAreReportedAndTheirMatesLand() {
        List<SinkRecord> records = new ArrayList<>(rows(400, 1000, 1, 1));
        records.set(300, charges.withJson(id(700), 1, "{}", "{\"broken\": "));

        sink.put(records);

        assertThat(database.query("select count(*) from stripe.charges")).containsExactly("999");
        assertThat(sink.context.errants()).hasSize(1);
        assertThat(sink.outcomes("charges")).isEqualTo("inserted=999 errant=1");
    }

    @Test
    void rowsThatCannotBeLaidOutAreLeftOutOfTheCopy() {
        try (RunningSink strict = new RunningSink(database, "text.nul", "error")) {
            strict.put(rows(400, 500, 1, 1));
            List<SinkRecord> records = new ArrayList<>(rows(500, 1100, 1, 1));
            records.set(255, charges.described(id(755), 1, "a\0b"));
            records.set(256, charges.described(id(756), 1, "a\0b"));

            strict.put(records);

            assertThat(strict.context.errants()).hasSize(2);
            assertThat(strict.outcomes("charges")).isEqualTo("inserted=698 errant=2");
        }
        assertThat(database.query("select count(*) from stripe.charges")).containsExactly("1098");
    }

    @Test
    void anEndOfTheConnectionInItLeavesNothingBehind() {
        database.execute(
                "create sequence crashes",
                """
                create function crash() returns trigger language plpgsql as $$
                begin
                  if nextval('crashes') = 300 then
                    perform pg_terminate_backend(pg_backend_pid());
                  end if;
                  return new;
                end $$
                """,
                "create trigger crash before insert on stripe.charges for each row execute function crash()");
        List<SinkRecord> records = rows(400, 1000, 1, 1);

        assertThatThrownBy(() -> sink.put(records)).isInstanceOf(RetriableException.class);
        assertThat(database.query(COUNT_AND_SUM)).containsExactly("400|400");

        sink.putUntilTaken(records);
        assertThat(database.query(COUNT_AND_SUM)).containsExactly("1000|1000");
    }
}

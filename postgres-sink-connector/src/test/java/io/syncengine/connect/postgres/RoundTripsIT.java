// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How often the sink waits for the server in a batch: what a distant database costs. A relay in between counts how often
 * the talk changes from the sink to the server.
 */
class RoundTripsIT {

    private final TestDatabase database = EmbeddedServer.freshDatabase();
    private final Charges charges = new Charges();
    private final Relay relay = new Relay(database.port());
    private RunningSink sink;

    @BeforeEach
    void start() {
        sink = new RunningSink(new TestDatabase(relay.port(), database.name()), "ssl.mode", "disable");
        // What the driver asks about types, and the sink about tables, it asks once.
        sink.put(rows(0, 100, 1, 1));
        sink.put(rows(0, 100, 2, 2));
    }

    @AfterEach
    void stop() throws IOException {
        sink.close();
        relay.close();
    }

    private List<SinkRecord> rows(int from, int to, long second, long amount) {
        return IntStream.range(from, to)
                .mapToObj(i -> charges.row("ch_" + i, second, amount))
                .toList();
    }

    private int roundTrips(List<SinkRecord> records) {
        int before = relay.roundTrips();
        sink.put(records);
        return relay.roundTrips() - before;
    }

    @Test
    void aReplayTakesThree() {
        assertThat(roundTrips(rows(0, 100, 2, 2))).isEqualTo(3);
    }

    @Test
    void newRowsTakeFive() {
        assertThat(roundTrips(rows(1000, 1100, 1, 1))).isEqualTo(5);
    }

    @Test
    void changedRowsTakeFour() {
        assertThat(roundTrips(rows(0, 100, 3, 3))).isEqualTo(4);
    }

    @Test
    void shapesThatAlternateTakeOneStatementEach() {
        List<SinkRecord> records = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Map<String, Object> value = i % 2 == 0 ? Map.of("amount", 5L) : Map.of("description", "x");
            records.add(charges.record(charges.key("ch_" + i), value, 5));
        }
        sink.put(records.subList(0, 2));

        assertThat(roundTrips(records.subList(2, 100))).isEqualTo(5);
    }

    /** To cancel a statement takes a connection, for which a server that does not answer is waited for. */
    @Test
    void nothingIsCancelledWhereNothingRuns() {
        int before = relay.clients();

        sink.task.stop();

        assertThat(relay.clients()).isEqualTo(before);
    }

    /** Not one flush each time that a delete follows a row. */
    @Test
    void rowsAndDeletesInTurnTakeSeven() {
        List<SinkRecord> records = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            records.add(charges.delete("ch_" + i, 9));
            records.add(charges.row("ch_" + (50 + i), 9, 9));
            records.add(charges.delete("ch_" + (25 + i), 9));
            records.add(charges.row("ch_" + (25 + i), 10, 10));
        }
        records.addAll(rows(200, 300, 9, 9));
        sink.put(charges.delete("ch_99", 3));

        assertThat(roundTrips(records)).isEqualTo(7);
        assertThat(database.query("select count(*) from stripe.charges")).containsExactly("174");
    }

    @Test
    void deletesTakeFour() {
        assertThat(roundTrips(IntStream.range(0, 50)
                        .mapToObj(i -> charges.delete("ch_" + i, 9))
                        .toList()))
                .isEqualTo(4);
    }
}

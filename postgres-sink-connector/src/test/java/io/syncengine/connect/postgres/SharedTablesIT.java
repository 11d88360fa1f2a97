// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.junit.jupiter.api.Test;

/** Two topics that {@code topics.regex} selects and that have one table. */
class SharedTablesIT {

    private final TestDatabase database = EmbeddedServer.freshDatabase();
    private final Charges live = new Charges("live.charges", 0);
    private final Charges test = new Charges("test.charges", 0);

    @Test
    void areRefusedWhenTheSecondOneComes() {
        try (RunningSink sink = new RunningSink(database)) {
            sink.put(live.row("a", 1, 1));

            assertThatThrownBy(() -> sink.put(test.row("a", 2, 2)))
                    .isInstanceOf(ConnectException.class)
                    .isNotInstanceOf(RetriableException.class)
                    .hasMessageContaining("live.charges and test.charges")
                    .hasMessageContaining("topic.to.table");
        }
        assertThat(database.query("select id, amount from stripe.charges")).containsExactly("a|1");
    }

    @Test
    void areFineWhereTheUserSaysSo() {
        try (RunningSink sink =
                new RunningSink(database, "topic.to.table", "live.charges:charges,test.charges:charges")) {
            sink.put(live.row("a", 1, 1), test.row("b", 2, 2));
        }
        assertThat(database.query("select id, amount from stripe.charges order by id"))
                .containsExactly("a|1", "b|2");
    }
}

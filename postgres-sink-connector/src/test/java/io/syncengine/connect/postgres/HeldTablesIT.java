// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Somebody else holds one of the tables for a long time. */
class HeldTablesIT {

    private final TestDatabase database = EmbeddedServer.freshDatabase();
    private final Charges charges = new Charges();
    private final Charges disputes = new Charges("stripe.disputes", 0);
    private final Charges refunds = new Charges("stripe.refunds", 0);

    @Test
    void theOthersAreWrittenAllTheSame() throws SQLException {
        try (RunningSink sink = new RunningSink(database, "lock.timeout.ms", "100");
                Connection other = database.connect();
                Statement statement = other.createStatement()) {
            sink.put(charges.row("a", 1, 1), disputes.row("a", 1, 1), refunds.row("a", 1, 1));
            other.setAutoCommit(false);
            statement.execute("lock table stripe.charges, stripe.disputes in access exclusive mode");
            List<SinkRecord> records = List.of(charges.row("b", 1, 1), disputes.row("b", 1, 1), refunds.row("b", 1, 1));

            assertThatThrownBy(() -> sink.put(records))
                    .isInstanceOf(RetriableException.class)
                    .hasMessageContaining("charges");
            assertThat(database.query("select id from stripe.refunds order by id"))
                    .containsExactly("a", "b");
            assertThat(sink.commit())
                    .containsEntry(new TopicPartition("stripe.charges", 0), 1L)
                    .containsEntry(new TopicPartition("stripe.disputes", 0), 1L)
                    .containsEntry(new TopicPartition("stripe.refunds", 0), 2L);

            other.rollback();
            sink.putUntilTaken(records);
            assertThat(database.query("select id from stripe.charges order by id"))
                    .containsExactly("a", "b");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class TableNamingTest {

    private static String table(String format, String topic) {
        return new TableNaming("stripe", format, Map.of()).table(topic).table();
    }

    @Test
    void namesTheTableAfterTheStream() {
        assertThat(table("${stream}", "stripe.test.payment_intents")).isEqualTo("payment_intents");
        assertThat(table("s_${stream}", "charges")).isEqualTo("s_charges");
    }

    @Test
    void keepsWhatTheTopicHolds() {
        assertThat(table("${topic}", "stripe.Charges")).isEqualTo("stripe.Charges");
        assertThat(table("a \"${stream}\" %", "x.y")).isEqualTo("a \"y\" %");
    }

    @Test
    void takesTheTableOfTheMapFirst() {
        TableNaming naming = new TableNaming("stripe", "${stream}", Map.of("stripe.charges", "payments"));

        assertThat(naming.table("stripe.charges")).isEqualTo(new TableName("stripe", "payments"));
        assertThat(naming.table("stripe.refunds")).isEqualTo(new TableName("stripe", "refunds"));
    }

    @Test
    void leavesTheSinksOwnTablesAlone() {
        assertThat(table("${stream}", "stripe._sync_seen")).isEqualTo("src__sync_seen");
        assertThat(table("${stream}", "stripe._sync")).isEqualTo("_sync");
    }

    @Test
    void cutsLongNamesInTheirOwnWay() {
        assertThat(table("${topic}", "t".repeat(100)))
                .startsWith("t".repeat(54) + "_h")
                .hasSize(63);
        assertThat(new TableNaming("s".repeat(70), "${stream}", Map.of()).schema())
                .hasSize(63);
    }

    @Test
    void refusesTwoTopicsForOneTableUnlessTheMapSaysSo() {
        List<String> topics = List.of("live.charges", "test.charges", "live.refunds");

        assertThat(new TableNaming("stripe", "${stream}", Map.of()).collision(topics))
                .hasValue("topics live.charges and test.charges would both be written to table stripe.charges; name a"
                        + " table for each in topic.to.table, or use ${topic} in table.name.format");
        assertThat(new TableNaming("stripe", "${stream}", Map.of("live.charges", "charges")).collision(topics))
                .isPresent();
        assertThat(new TableNaming("stripe", "${stream}", Map.of("live.charges", "all", "test.charges", "all"))
                        .collision(topics))
                .isEmpty();
        assertThat(new TableNaming("stripe", "${topic}", Map.of()).collision(topics))
                .isEmpty();
    }
}

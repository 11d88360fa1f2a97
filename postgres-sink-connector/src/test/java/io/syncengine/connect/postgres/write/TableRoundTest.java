// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncengine.connect.postgres.schema.TableName;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

class TableRoundTest {

    private final NavigableMap<TableName, String> tables = new TreeMap<>();
    private final Map<String, WriteException> failures = new HashMap<>();
    private final List<String> tried = new ArrayList<>();
    private boolean usable = true;
    private long seconds;
    private final TableRound round = new TableRound(
            Duration.ofSeconds(60),
            () -> usable,
            () -> Duration.ofSeconds(seconds).toNanos());

    TableRoundTest() {
        for (String table : List.of("a", "b", "c", "d")) {
            tables.put(new TableName("stripe", table), table);
        }
    }

    /** A round in which each table takes 25 seconds. */
    private List<String> run() throws WriteException {
        tried.clear();
        round.run(tables, table -> {
            tried.add(table);
            seconds += 25;
            WriteException failure = failures.get(table);
            if (failure != null) {
                throw failure;
            }
        });
        return tried;
    }

    private WriteException fails(String table, boolean retriable) {
        WriteException failure = new WriteException(table, retriable, null);
        failures.put(table, failure);
        return failure;
    }

    private void runsAndFailsWith(WriteException failure) {
        assertThatThrownBy(this::run).isSameAs(failure);
    }

    @Test
    void hasNoEndWhileNothingFails() throws WriteException {
        assertThat(run()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void goesOnBehindAFailureWhileThereIsTime() {
        WriteException first = fails("a", true);
        WriteException second = fails("b", true);

        runsAndFailsWith(first);

        assertThat(tried).containsExactly("a", "b", "c");
        assertThat(first).hasSuppressedException(second);
    }

    @Test
    void beginsWhereTheLastOneEndedEarly() throws WriteException {
        WriteException failure = fails("a", true);

        runsAndFailsWith(failure);
        runsAndFailsWith(failure);
        assertThat(tried).containsExactly("d", "a", "b");

        failures.clear();
        assertThat(run()).containsExactly("c", "d", "a", "b");
        assertThat(run()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void endsWithTheConnectionAndBeginsBehindTheTableThatCostIt() throws WriteException {
        usable = false;
        runsAndFailsWith(fails("b", true));
        assertThat(tried).containsExactly("a", "b");

        failures.clear();
        assertThat(run()).containsExactly("c", "d", "a", "b");
    }

    @Test
    void endsWithAFailureThatLasts() {
        WriteException passing = fails("a", true);
        WriteException lasting = fails("b", false);

        runsAndFailsWith(lasting);

        assertThat(tried).containsExactly("a", "b");
        assertThat(lasting).hasSuppressedException(passing);
    }
}

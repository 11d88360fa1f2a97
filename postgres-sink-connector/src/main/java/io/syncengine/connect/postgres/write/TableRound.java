// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.write;

import io.syncengine.connect.postgres.schema.TableName;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Writes tables one after the other, in the order of their names. A table that cannot be written now does not keep the
 * others from being written, unless the connection is lost or failures have taken so long that the worker has to be
 * answered. The next round begins where the last one ended early, so that each table has its turn.
 */
final class TableRound {

    private final Duration budget;
    private final BooleanSupplier usable;
    private final LongSupplier nanos;
    private @Nullable TableName rest;

    /** Writes what waits for a table. */
    interface Step<T> {
        void write(T table) throws WriteException;
    }

    /**
     * Rounds.
     *
     * @param budget how long a round may go on in which something has failed
     * @param usable whether the connection has survived a failure
     * @param nanos the time
     */
    TableRound(Duration budget, BooleanSupplier usable, LongSupplier nanos) {
        this.budget = budget;
        this.usable = usable;
        this.nanos = nanos;
    }

    /**
     * Writes all tables that can be written.
     *
     * @throws WriteException the first failure, with the others suppressed; of those that last the only one
     */
    <T> void run(NavigableMap<TableName, T> tables, Step<T> step) throws WriteException {
        long began = nanos.getAsLong();
        WriteException failure = null;
        Map<TableName, T> order = order(tables);
        rest = null;
        for (Map.Entry<TableName, T> table : order.entrySet()) {
            if (failure != null && nanos.getAsLong() - began >= budget.toNanos()) {
                rest = table.getKey();
                break;
            }
            try {
                step.write(table.getValue());
            } catch (WriteException e) {
                failure = joined(failure, e);
                if (!usable.getAsBoolean()) {
                    rest = tables.higherKey(table.getKey());
                    break;
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private <T> Map<TableName, T> order(NavigableMap<TableName, T> tables) {
        if (rest == null) {
            return tables;
        }
        Map<TableName, T> order = new LinkedHashMap<>(tables.tailMap(rest, true));
        order.putAll(tables.headMap(rest, false));
        return order;
    }

    /** One that lasts fails the task, which is not to be put off by one that passes. */
    private static WriteException joined(@Nullable WriteException first, WriteException next) throws WriteException {
        if (!next.isRetriable()) {
            if (first != null) {
                next.addSuppressed(first);
            }
            throw next;
        }
        if (first == null) {
            return next;
        }
        first.addSuppressed(next);
        return first;
    }
}

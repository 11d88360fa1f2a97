// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.protocol;

import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/**
 * A completed pass over a list: rows of the stream and account with a version below {@code before} are gone.
 *
 * @param livemode mode of the rows that may go; null for either
 * @param before milliseconds since 1970, on the source's clock
 */
public record Sweep(
        String stream, String accountId, @Nullable Boolean livemode, long before) implements RecordContent {

    /**
     * Reads the fields of a sweep record.
     *
     * @param field value of the field of that name, null if there is none
     * @throws DataException if one is missing or unreadable
     */
    static Sweep of(Function<String, @Nullable Object> field) {
        Object stream = field.apply(ControlRecords.STREAM);
        if (!(stream instanceof String name) || name.isEmpty()) {
            throw Fault.of(ControlRecords.STREAM, "a sweep names no stream");
        }
        Object account = field.apply(RecordFields.ACCOUNT_ID);
        if (account == null) {
            throw Fault.of(RecordFields.ACCOUNT_ID, "a sweep names no account");
        }
        Object before = field.apply(ControlRecords.BEFORE);
        if (before == null) {
            throw Fault.of(ControlRecords.BEFORE, "a sweep has no time");
        }
        Object livemode = field.apply(ControlRecords.LIVEMODE);
        return new Sweep(
                name,
                account.toString(),
                livemode == null ? null : Boolean.valueOf(livemode.toString()),
                VersionTime.millis(ControlRecords.BEFORE, before, ReadRules.EpochUnit.AUTO));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.record;

import io.syncengine.connect.protocol.RecordHeaders;
import io.syncengine.connect.stripe.change.Change;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Headers;
import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * The headers of a batch's rows. All rows of a page have the same ones, so that they are made once; each record gets a
 * copy, since transformations may change it.
 */
final class RowHeaders {

    private final long epoch;
    private @Nullable Change madeFor;
    private ConnectHeaders made = new ConnectHeaders();

    RowHeaders(long epoch) {
        this.epoch = epoch;
    }

    Headers of(Change change) {
        if (madeFor == null || !areAlike(madeFor, change)) {
            made = make(change);
            madeFor = change;
        }
        return made.duplicate();
    }

    private static boolean areAlike(Change one, Change other) {
        return one.origin() == other.origin()
                && Objects.equals(one.requestId(), other.requestId())
                && Objects.equals(one.eventId(), other.eventId())
                && Objects.equals(one.eventType(), other.eventType())
                && Objects.equals(one.apiVersion(), other.apiVersion());
    }

    private ConnectHeaders make(Change change) {
        ConnectHeaders headers = new ConnectHeaders();
        add(headers, RecordHeaders.EVENT_ID, change.eventId());
        add(headers, RecordHeaders.EVENT_TYPE, change.eventType());
        add(headers, RecordHeaders.API_VERSION, change.apiVersion());
        headers.addString(RecordHeaders.ORIGIN, change.origin().code());
        headers.addLong(RecordHeaders.EPOCH, epoch);
        add(headers, RecordHeaders.REQUEST_ID, change.requestId());
        return headers;
    }

    private static void add(Headers headers, String name, @Nullable String value) {
        if (value != null) {
            headers.addString(name, value);
        }
    }
}

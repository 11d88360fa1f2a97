// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.api.ApiAnswer;
import io.syncengine.connect.stripe.events.ReadSpan;

import java.util.Optional;

/**
 * A read of a stream's rows from the start of an attempt until the rows have gone out: so long events wait for it, and
 * what went out before the attempt began is older than what it shows. Event loop only.
 */
final class OutstandingRead {

    private final StreamRun stream;
    private final ReadSpan span;
    private long floor;

    OutstandingRead(StreamRun stream, AccountScope scope) {
        this.stream = stream;
        this.span = new ReadSpan(
                scope.horizon(), scope.context().clock(), stream.definition().name());
    }

    /** An attempt starts; the one before is over. */
    void begin() {
        floor = stream.state().stamp();
        span.begin();
    }

    /** The rows have gone out, or are given up. Doing it twice does nothing. */
    void end() {
        span.end();
    }

    /** What the rows of the answer carry. Their version holds even where the clock has been set back since the start. */
    ReadMark mark(ApiAnswer<?> answer) {
        long stamp = Math.max(floor, stream.passes().stamp(span.started(answer.date()), answer.date()));
        return new ReadMark(stamp, Optional.ofNullable(answer.requestId()));
    }
}

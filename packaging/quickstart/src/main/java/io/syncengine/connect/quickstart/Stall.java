// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart;

import io.syncengine.connect.quickstart.progress.Progress;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Notices when a sync has not moved for a while: no row read, no stream further, nothing written. */
final class Stall {

    private record Mark(List<String> phases, long rows, double share, long missing) {}

    private final Duration patience;
    private @Nullable Mark last;
    private Duration since = Duration.ZERO;

    Stall(Duration patience) {
        this.patience = patience;
    }

    /**
     * Takes the present state.
     *
     * @param missing records that the sink still has to write, when that is known
     */
    boolean isStalled(Progress progress, Optional<Long> missing) {
        Mark mark = new Mark(
                progress.streams().stream()
                        .map(stream -> stream.stream() + stream.phase())
                        .toList(),
                progress.rowsRead(),
                progress.streams().stream()
                        .mapToDouble(stream -> stream.share())
                        .sum(),
                missing.orElse(-1L));
        if (!mark.equals(last)) {
            last = mark;
            since = progress.elapsed();
        }
        return progress.elapsed().minus(since).compareTo(patience) >= 0;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.status;

import io.syncengine.connect.quickstart.progress.StreamProgress;

/**
 * How far a stream of an account is.
 *
 * @param account that owns it; empty before anything has been committed for the key's own account
 * @param livemode true or false; empty before anything has been committed for the stream
 * @param progress from the committed offset
 * @param partial why the newest full pass does not show every row; empty when it does
 * @param until when a skipped stream is tried again, in seconds since 1970; 0 when it is not skipped
 * @param isAtRest whether no task runs that reads it
 */
public record StreamReport(
        String account, String livemode, StreamProgress progress, String partial, long until, boolean isAtRest) {

    /** Whether it meets errors: it is tried again, and not up to date until that succeeds. */
    public boolean hasError() {
        return progress.phase() != StreamProgress.Phase.SKIPPED
                && !progress.note().isEmpty();
    }
}

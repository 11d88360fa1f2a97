// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.progress;

/** The sentence that sums a sync up. */
final class ProgressText {

    private ProgressText() {}

    static String total(Progress progress) {
        if (progress.streams().isEmpty()) {
            return "waiting for the source to plan its streams";
        }
        int live = progress.in(StreamProgress.Phase.LIVE).size();
        int skipped = progress.in(StreamProgress.Phase.SKIPPED).size();
        StringBuilder text = new StringBuilder()
                .append(Texts.count(progress.rowsRead(), "row"))
                .append(" read");
        long rate = Math.round(progress.rate());
        if (rate > 0) {
            text.append(" (").append(Texts.count(rate)).append("/s)");
        }
        text.append(", ")
                .append(Texts.count(progress.rowsInDatabase()))
                .append(" in PostgreSQL; ")
                .append(live)
                .append(" of ")
                .append(Texts.count(progress.streams().size(), "stream"))
                .append(" listed");
        if (skipped > 0) {
            text.append(", ").append(skipped).append(" skipped");
        }
        return text.toString();
    }
}

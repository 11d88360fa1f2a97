// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.race;

/**
 * What came out of a run.
 *
 * @param sink what a sink has that compares versions
 * @param last the last record of each key
 * @param falls records with a lower version than the one before of their key, though nothing was killed between
 * @param webhooks events that went out as they came
 * @param finished whether every stream was live at the end
 */
record RaceResult(
        long seed,
        Finding sink,
        Finding last,
        long falls,
        boolean finished,
        long objects,
        long records,
        long calls,
        long webhooks) {

    /** Nothing is wrong. */
    boolean isClean() {
        return finished && sink.isClean() && last.isClean() && falls == 0;
    }

    String text() {
        return "seed " + seed + ": sink " + sink.counts() + " " + sink + ", last in topic " + last.counts() + " " + last
                + ", versions fell " + falls + " times, " + (finished ? "finished" : "not finished");
    }
}

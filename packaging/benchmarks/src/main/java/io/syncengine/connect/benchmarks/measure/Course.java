// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * Readings over the course of a phase. The phase ends with the reading that first showed the last progress: what is read
 * after it only served to make sure that nothing more comes.
 */
public final class Course {

    private final Reading begin;
    private final List<Reading> readings = new ArrayList<>();

    public Course(Reading begin) {
        this.begin = begin;
    }

    public void add(Reading reading) {
        readings.add(reading);
    }

    /** Whether any row has arrived. */
    public boolean hasMoved() {
        return last().progress() > begin.progress();
    }

    /** How long nothing has moved, in seconds. */
    public double stillSeconds() {
        return (last().nanos() - firstWith(last().progress()).nanos()) / 1e9;
    }

    public Span whole(int rows) {
        return Span.between(begin, firstWith(last().progress()), rows);
    }

    /** The part after half of the progress, when all code has run for a while. */
    public Span secondHalf(int rows) {
        Reading middle = firstWith((begin.progress() + last().progress() + 1) / 2);
        double share = (double) (last().progress() - middle.progress()) / (last().progress() - begin.progress());
        return Span.between(middle, firstWith(last().progress()), rows * share);
    }

    private Reading last() {
        return readings.get(readings.size() - 1);
    }

    private Reading firstWith(long progress) {
        return readings.stream()
                .filter(reading -> reading.progress() >= progress)
                .findFirst()
                .orElseThrow();
    }
}

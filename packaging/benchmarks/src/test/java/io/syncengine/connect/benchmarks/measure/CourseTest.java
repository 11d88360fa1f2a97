// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Map;

class CourseTest {

    private static final long SECOND = 1_000_000_000;

    private static Reading reading(double second, long progress, double worker) {
        return new Reading(
                (long) (second * SECOND),
                progress,
                Map.of(Part.WORKER, worker, Part.DATABASE, Double.NaN),
                Map.of("task", worker / 2));
    }

    private static Course course() {
        Course course = new Course(reading(10, 0, 1_000));
        course.add(reading(11, 0, 2_000));
        course.add(reading(12, 30, 3_000));
        course.add(reading(13, 60, 4_500));
        course.add(reading(14, 100, 6_000));
        course.add(reading(15, 100, 7_000));
        return course;
    }

    @Test
    void endsWithTheFirstReadingOfTheLastProgress() {
        Span whole = course().whole(1_000);

        assertThat(whole.seconds()).isEqualTo(4);
        assertThat(whole.rowsPerSecond()).isEqualTo(250);
        assertThat(whole.microsPerRow(Part.WORKER)).isEqualTo(5);
        assertThat(whole.threadMicros()).isEqualTo(Map.of("task", 2_500.0));
    }

    @Test
    void halvesAtTheFirstReadingPastTheMiddle() {
        Span half = course().secondHalf(1_000);

        assertThat(half.rows()).isEqualTo(400);
        assertThat(half.seconds()).isEqualTo(1);
        assertThat(half.microsPerRow(Part.WORKER)).isEqualTo(1_500 / 400.0);
    }

    @Test
    void keepsUnknownWhatIsUnknown() {
        assertThat(course().whole(1_000).microsPerRow(Part.DATABASE)).isNaN();
        assertThat(course().whole(1_000).microsPerRow(Part.ACCOUNT)).isNaN();
    }

    @Test
    void tellsHowLongNothingHasMoved() {
        Course course = new Course(reading(10, 0, 0));
        course.add(reading(11, 0, 0));
        course.add(reading(13, 0, 0));
        assertThat(course.hasMoved()).isFalse();
        assertThat(course.stillSeconds()).isEqualTo(2);

        course.add(reading(14, 7, 0));
        assertThat(course.hasMoved()).isTrue();
        assertThat(course.stillSeconds()).isZero();
    }
}

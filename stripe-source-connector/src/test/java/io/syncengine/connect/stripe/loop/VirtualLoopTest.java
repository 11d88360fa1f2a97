// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.loop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

final class VirtualLoopTest {

    private final List<String> ran = new ArrayList<>();

    @Test
    void runsTasksInOrderAndTimersWhenTheyAreDue() {
        VirtualLoop loop = new VirtualLoop();
        loop.schedule(() -> ran.add("timer at " + loop.elapsed().toSeconds()), Duration.ofSeconds(5));
        loop.execute(() -> {
            ran.add("first");
            loop.execute(() -> ran.add("third"));
        });
        loop.execute(() -> ran.add("second"));

        loop.run(Duration.ofSeconds(4));

        assertThat(ran).containsExactly("first", "second", "third");
        assertThat(loop.elapsed()).isEqualTo(Duration.ofSeconds(4));

        loop.runUntil(Duration.ofSeconds(5));

        assertThat(ran).endsWith("timer at 5");
        assertThat(loop.isIdle()).isTrue();
    }

    @Test
    void dropsWhatWasCalledOffOrCameAfterItsEnd() {
        VirtualLoop loop = new VirtualLoop();
        loop.schedule(() -> ran.add("called off"), Duration.ofSeconds(1)).cancel();
        loop.run(Duration.ofSeconds(2));

        loop.execute(loop::close);
        loop.execute(() -> ran.add("behind the end"));
        loop.run(Duration.ofSeconds(2));
        loop.execute(() -> ran.add("after the end"));
        loop.run(Duration.ofSeconds(2));

        assertThat(ran).isEmpty();
    }

    @Test
    void stopsAtAConditionOrAtTheLimit() {
        VirtualLoop loop = new VirtualLoop();
        loop.schedule(() -> ran.add("due"), Duration.ofSeconds(3));

        assertThat(loop.runUntil(() -> !ran.isEmpty(), Duration.ofSeconds(2))).isFalse();
        assertThat(loop.elapsed()).isEqualTo(Duration.ofSeconds(2));
        assertThat(loop.runUntil(() -> !ran.isEmpty(), Duration.ofHours(2))).isTrue();
        assertThat(loop.elapsed()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void drawsTheOrderOfSimultaneousTimersFromItsSeed() {
        assertThat(orderWith(VirtualLoop.shuffled(1))).isEqualTo(orderWith(VirtualLoop.shuffled(1)));
        assertThat(orderWith(VirtualLoop.shuffled(1))).isNotEqualTo(orderWith(VirtualLoop.shuffled(2)));
        assertThat(orderWith(new VirtualLoop())).isSorted();
    }

    private static List<Integer> orderWith(VirtualLoop loop) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int number = i;
            loop.schedule(() -> order.add(number), Duration.ofSeconds(1));
        }
        loop.run(Duration.ofSeconds(1));
        return order;
    }
}

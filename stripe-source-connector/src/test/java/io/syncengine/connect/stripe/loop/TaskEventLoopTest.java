// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import io.syncengine.connect.support.thread.TaskThreads;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

final class TaskEventLoopTest {

    private static final String NAME = "loop-under-test";

    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private TaskEventLoop loop;

    @BeforeEach
    void open() {
        MDC.put("connector.context", "[stripe|task-0] ");
        loop = new TaskEventLoop(TaskThreads.named(NAME, TaskEventLoopTest.class), failures::add);
    }

    @AfterEach
    void close() {
        loop.close();
        MDC.clear();
        assertThat(threads()).isEmpty();
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> name.startsWith(NAME))
                .toList();
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(10, TimeUnit.SECONDS);
    }

    @Nested
    final class Work {

        @Test
        void runsInTheOrderGivenOnOneThreadOfTheTask() throws Exception {
            List<Integer> order = new ArrayList<>();
            CompletableFuture<String> last = new CompletableFuture<>();
            for (int i = 0; i < 1000; i++) {
                int number = i;
                loop.execute(() -> order.add(number));
            }
            loop.execute(() -> last.complete(Thread.currentThread().getName() + MDC.get("connector.context")));

            assertThat(get(last)).isEqualTo(NAME + "-1[stripe|task-0] ");
            assertThat(order).hasSize(1000).isSorted();
        }

        @Test
        void ofATimerRunsAfterItsDelay() throws Exception {
            long start = loop.nanoTime();
            CompletableFuture<Long> passed = new CompletableFuture<>();

            loop.schedule(() -> passed.complete(loop.nanoTime() - start), Duration.ofMillis(50));

            assertThat(get(passed)).isGreaterThanOrEqualTo(Duration.ofMillis(50).toNanos());
        }

        @Test
        void ofACancelledTimerDoesNotRun() throws Exception {
            AtomicBoolean ran = new AtomicBoolean();
            CompletableFuture<Boolean> later = new CompletableFuture<>();
            Cancellable timer = loop.schedule(() -> ran.set(true), Duration.ofMillis(20));

            timer.cancel();
            timer.cancel();
            loop.schedule(() -> later.complete(ran.get()), Duration.ofMillis(40));

            assertThat(get(later)).isFalse();
        }

        @Test
        void thatThrowsIsReportedAndDoesNotEndTheLoop() throws Exception {
            CompletableFuture<Boolean> next = new CompletableFuture<>();

            loop.execute(() -> {
                throw new IllegalStateException("broken");
            });
            loop.schedule(
                    () -> {
                        throw new AssertionError("broken too");
                    },
                    Duration.ZERO);
            loop.schedule(() -> next.complete(true), Duration.ofMillis(1));

            get(next);
            assertThat(failures).extracting(Throwable::getMessage).containsExactly("broken", "broken too");
        }
    }

    @Nested
    final class Closing {

        @Test
        void dropsWhatWaitsAndWhatIsGivenLater() {
            AtomicBoolean ran = new AtomicBoolean();
            loop.schedule(() -> ran.set(true), Duration.ofMillis(30));

            loop.close();

            assertThatCode(() -> loop.execute(() -> ran.set(true))).doesNotThrowAnyException();
            assertThatCode(() ->
                            loop.schedule(() -> ran.set(true), Duration.ZERO).cancel())
                    .doesNotThrowAnyException();
            assertThat(threads()).isEmpty();
            assertThat(ran).isFalse();
        }

        @Test
        void interruptsWorkThatBlocks() throws Exception {
            CountDownLatch started = new CountDownLatch(1);
            CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
            loop.execute(() -> {
                started.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    interrupted.complete(true);
                }
            });
            assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();

            long start = System.nanoTime();
            loop.close();

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
            assertThat(get(interrupted)).isTrue();
        }

        @Test
        void fromTheLoopItselfDoesNotWaitForItself() {
            loop.execute(loop::close);

            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(threads()).isEmpty());
            assertThat(failures).isEmpty();
        }

        @Test
        void twiceIsHarmless() {
            loop.close();

            assertThatCode(loop::close).doesNotThrowAnyException();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.support.thread;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

final class TaskThreadsTest {

    private static final Duration ENOUGH = Duration.ofSeconds(10);

    @AfterEach
    void clearContext() {
        MDC.clear();
    }

    private static <T> T on(TaskThreads threads, java.util.function.Supplier<T> what) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        threads.newThread(() -> result.complete(what.get())).start();
        return result.get(ENOUGH.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void threadsAreNamedDaemonsWithThePluginsLoader() {
        Thread thread = TaskThreads.named("stripe-source-0", getClass()).newThread(() -> {});

        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.getName()).isEqualTo("stripe-source-0-1");
        assertThat(thread.getContextClassLoader()).isSameAs(getClass().getClassLoader());
    }

    @Test
    void threadsLogWithTheContextOfTheTask() throws Exception {
        MDC.put("connector.context", "[stripe-source|task-0] ");
        TaskThreads threads = TaskThreads.named("t", getClass());
        MDC.put("connector.context", "[another|task-1] ");

        assertThat(on(threads, () -> MDC.get("connector.context"))).isEqualTo("[stripe-source|task-0] ");
    }

    @Test
    void joinWaitsForThreadsThatEndByThemselves() {
        TaskThreads threads = TaskThreads.named("t", getClass());
        CountDownLatch told = new CountDownLatch(1);
        threads.newThread(() -> await(told)).start();
        told.countDown();

        assertThat(threads.join(ENOUGH)).isTrue();
    }

    @Test
    void joinInterruptsThreadsThatDoNot() {
        TaskThreads threads = TaskThreads.named("t", getClass());
        CountDownLatch never = new CountDownLatch(1);
        threads.newThread(() -> await(never)).start();

        assertThat(threads.join(Duration.ofMillis(200))).isTrue();
    }

    @Test
    void joinGivesUpOnThreadsThatIgnoreEverything() {
        TaskThreads threads = TaskThreads.named("t", getClass());
        CountDownLatch end = new CountDownLatch(1);
        threads.newThread(() -> {
                    while (!await(end)) {
                        Thread.onSpinWait();
                    }
                })
                .start();

        assertThat(threads.join(Duration.ofMillis(50))).isFalse();
        end.countDown();
        assertThat(threads.join(ENOUGH)).isTrue();
    }

    @Test
    void interruptionEndsTheWaitAndIsKept() {
        TaskThreads threads = TaskThreads.named("t", getClass());
        CountDownLatch end = new CountDownLatch(1);
        threads.newThread(() -> {
                    while (!await(end)) {
                        Thread.onSpinWait();
                    }
                })
                .start();

        Thread.currentThread().interrupt();

        assertThat(threads.join(ENOUGH)).isFalse();
        assertThat(Thread.interrupted()).isTrue();
        end.countDown();
        assertThat(threads.join(ENOUGH)).isTrue();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(ENOUGH.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }
}

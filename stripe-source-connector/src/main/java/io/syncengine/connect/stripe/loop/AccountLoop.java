// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.loop;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

import java.time.Duration;

/** A task's loop as one account sees it: whatever is logged on it names the account. Owns nothing. */
public final class AccountLoop implements EventLoop {

    private static final String ACCOUNT = "stripe.account";

    private final EventLoop loop;
    private volatile @Nullable String account;

    /** @param account id of the account; null until it is known */
    public AccountLoop(EventLoop loop, @Nullable String account) {
        this.loop = loop;
        this.account = account;
    }

    /** From now on the account is known. Callable from any thread. */
    public void identified(String id) {
        account = id;
    }

    @Override
    public long nanoTime() {
        return loop.nanoTime();
    }

    @Override
    public void execute(Runnable task) {
        loop.execute(() -> run(task));
    }

    @Override
    public Cancellable schedule(Runnable task, Duration delay) {
        return loop.schedule(() -> run(task), delay);
    }

    private void run(Runnable task) {
        String named = account;
        if (named == null) {
            task.run();
            return;
        }
        MDC.put(ACCOUNT, named);
        try {
            task.run();
        } finally {
            MDC.remove(ACCOUNT);
        }
    }
}

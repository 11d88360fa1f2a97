// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import io.syncengine.connect.postgres.config.ErrorSettings;
import io.syncengine.connect.postgres.connect.Backoff;
import io.syncengine.connect.postgres.write.WriteException;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Random;

/** Decides whether a worker is to deliver records again, and after which pause. Used by the task's thread. */
final class Retries {

    private static final Logger log = LoggerFactory.getLogger(Retries.class);

    private final ErrorSettings settings;
    private final Backoff backoff;
    private final SinkTaskContext context;
    private int failures;

    Retries(ErrorSettings settings, SinkTaskContext context) {
        this.settings = settings;
        this.backoff = new Backoff(settings.backoff(), settings.maxBackoff(), new Random());
        this.context = context;
    }

    void succeeded() {
        failures = 0;
    }

    /** What to throw after a failure. Where it is retriable, the worker was told how long to wait. */
    ConnectException after(WriteException failure) {
        failures++;
        boolean exhausted = settings.maxRetries().isPresent()
                && failures > settings.maxRetries().getAsInt();
        if (!failure.isRetriable() || exhausted) {
            return new ConnectException(failure.getMessage(), failure);
        }
        Duration pause = backoff.pause(failures);
        context.timeout(pause.toMillis());
        log.warn("{} (attempt {}, the next in {} ms)", failure.getMessage(), failures, pause.toMillis());
        for (Throwable other : failure.getSuppressed()) {
            log.warn("{}", other.getMessage());
        }
        return new RetriableException(failure.getMessage(), failure);
    }
}

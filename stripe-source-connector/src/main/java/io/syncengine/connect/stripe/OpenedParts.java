// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayDeque;
import java.util.Deque;

/** What a task has opened so far, to be closed in the opposite order. Closing twice is harmless. */
final class OpenedParts implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(OpenedParts.class);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    synchronized <T extends AutoCloseable> T add(T part) {
        parts.push(part);
        return part;
    }

    /** One part that cannot be closed does not keep the others open. */
    @Override
    public synchronized void close() {
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception e) {
                log.warn("{} was not closed properly", part.getClass().getSimpleName(), e);
            }
        }
    }
}

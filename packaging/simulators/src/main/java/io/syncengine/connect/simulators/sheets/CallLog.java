// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets;

import io.syncengine.connect.simulators.exchange.SimRequest;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The last requests, in the order in which they came. Memory is bounded, and holds no token. Thread-safe. */
public final class CallLog {
    private static final int KEPT = 10_000;
    private static final Pattern CREATED_ID =
            Pattern.compile("\"createDeveloperMetadata\"[^\\[\\]]{0,400}?\"metadataId\"\\s*:\\s*(\\d{1,9})");

    private final Deque<Entry> entries = new ArrayDeque<>();
    private long count;

    /** All that are kept, oldest first. */
    public synchronized List<LoggedCall> all() {
        return entries.stream().map(Entry::call).toList();
    }

    /** Requests since the start, also those that are not kept any more. */
    public synchronized long count() {
        return count;
    }

    /** Forgets everything. */
    public synchronized void clear() {
        entries.clear();
        count = 0;
    }

    synchronized Entry arrived(SimRequest request, Instant now) {
        if (entries.size() == KEPT) {
            entries.removeFirst();
        }
        count++;
        Entry entry = new Entry(request, now);
        entries.addLast(entry);
        return entry;
    }

    /** A request, and what becomes of it. */
    final class Entry {
        private final Instant arrived;
        private final String method;
        private final String path;
        private final int bytesIn;
        private final List<Integer> tokens;
        private String principal = "";
        private String fault = "";
        private boolean isApplied;
        private int status;
        private int bytesOut;

        private Entry(SimRequest request, Instant arrived) {
            this.arrived = arrived;
            method = request.method();
            path = request.path();
            bytesIn = request.body().length;
            tokens = path.endsWith(":batchUpdate") ? tokens(request.body()) : List.of();
        }

        void principal(String name) {
            synchronized (CallLog.this) {
                principal = name;
            }
        }

        void fault(String name) {
            synchronized (CallLog.this) {
                fault = name;
            }
        }

        void applied() {
            synchronized (CallLog.this) {
                isApplied = true;
            }
        }

        void answered(int code, int bytes) {
            synchronized (CallLog.this) {
                status = code;
                bytesOut = bytes;
            }
        }

        private LoggedCall call() {
            return new LoggedCall(
                    arrived, method, path, principal, tokens, status, isApplied, fault, bytesIn, bytesOut);
        }
    }

    private static List<Integer> tokens(byte[] body) {
        List<Integer> tokens = new ArrayList<>();
        Matcher ids = CREATED_ID.matcher(new String(body, StandardCharsets.UTF_8));
        while (ids.find()) {
            tokens.add(Integer.parseInt(ids.group(1)));
        }
        return tokens;
    }
}

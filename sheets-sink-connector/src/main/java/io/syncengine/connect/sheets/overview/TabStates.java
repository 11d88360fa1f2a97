// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.overview;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What there is to say about each tab, since the task started. Safe for any thread. */
public final class TabStates {

    /** Accounts that are listed; with more of them a cell would not be read any more. */
    private static final int ACCOUNTS = 5;

    private static final class State {
        private String title = "";
        private long rows;
        private @Nullable Instant lastWrite;
        private long rejected;
        private long overwritten;
        private final TreeSet<String> accounts = new TreeSet<>();
    }

    /**
     * A tab, as a person wants to know it.
     *
     * @param title as it was when the tab was last looked at; empty if it never was
     * @param rows of the connector's
     * @param lastWrite when rows were last written; null if not since the task started
     * @param rejected rows that could not be stored
     * @param overwritten rows that were overwritten because somebody moved them in that very moment
     * @param accounts that rows came from
     */
    record Snapshot(
            String stream,
            String title,
            long rows,
            @Nullable Instant lastWrite,
            long rejected,
            long overwritten,
            String accounts) {}

    private final Map<String, State> states = new TreeMap<>();

    private State state(String stream) {
        return states.computeIfAbsent(stream, name -> new State());
    }

    /** A tab was looked at or written. */
    public synchronized void seen(String stream, String title, long rows) {
        State state = state(stream);
        state.title = title;
        state.rows = rows;
    }

    /** Rows were written or went. */
    public synchronized void wrote(String stream, Instant when) {
        state(stream).lastWrite = when;
    }

    /** A row could not be stored. */
    public synchronized void rejected(String stream) {
        state(stream).rejected++;
    }

    /** Rows were overwritten. */
    public synchronized void overwritten(String stream, long number) {
        state(stream).overwritten += number;
    }

    /** A row came from that account. */
    public synchronized void account(String stream, String account) {
        TreeSet<String> accounts = state(stream).accounts;
        if (!account.isEmpty() && accounts.size() <= ACCOUNTS) {
            accounts.add(account);
        }
    }

    /** All of them, by stream. */
    synchronized List<Snapshot> all() {
        List<Snapshot> all = new ArrayList<>();
        states.forEach((stream, state) -> all.add(new Snapshot(
                stream,
                state.title,
                state.rows,
                state.lastWrite,
                state.rejected,
                state.overwritten,
                text(state.accounts))));
        return all;
    }

    private static String text(TreeSet<String> accounts) {
        String text = accounts.stream().limit(ACCOUNTS).collect(Collectors.joining(", "));
        return accounts.size() > ACCOUNTS ? text + ", …" : text;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.verify;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is compared.
 *
 * @param streams names or patterns, as in the source's setting
 * @param exclude the same, taken away again
 * @param accounts {@code all} connected accounts, or their ids; empty: the key's own only
 * @param ignored {@code stream.member}: members at the top of objects that do not count, such as those that a setting keeps
 *     from leaving Stripe; the stream may be a pattern, as in {@code *.metadata}
 */
public record Selection(List<String> streams, List<String> exclude, List<String> accounts, Set<String> ignored) {

    /** All connected accounts. */
    public static final String ALL_ACCOUNTS = "all";

    /** What Stripe answers anew each time, or changes without telling. */
    private static final Set<String> VOLATILE = Set.of(
            "events.pending_webhooks",
            "charges.receipt_url",
            "invoices.hosted_invoice_url",
            "invoices.invoice_pdf",
            "quotes.pdf",
            "files.url");

    /** @throws IllegalArgumentException if an ignored member has no stream */
    public Selection {
        streams = List.copyOf(streams);
        exclude = List.copyOf(exclude);
        accounts = List.copyOf(accounts);
        ignored = Set.copyOf(ignored);
        for (String entry : ignored) {
            if (!entry.matches("[a-z0-9_*?]+\\.[^.]+")) {
                throw new IllegalArgumentException("not a stream and a member of its objects: " + entry);
            }
        }
    }

    /** All streams of the key's own account, without members that change by themselves. */
    public static Selection usual() {
        return new Selection(List.of("*"), List.of(), List.of(), VOLATILE);
    }

    /** Other streams. */
    public Selection withStreams(List<String> include, List<String> without) {
        return new Selection(include, without, accounts, ignored);
    }

    /** Connected accounts, too. */
    public Selection withAccounts(List<String> connected) {
        return new Selection(streams, exclude, connected, ignored);
    }

    /** Further members that do not count. */
    public Selection withIgnored(Collection<String> members) {
        Set<String> all = new HashSet<>(ignored);
        all.addAll(members);
        return new Selection(streams, exclude, accounts, all);
    }
}

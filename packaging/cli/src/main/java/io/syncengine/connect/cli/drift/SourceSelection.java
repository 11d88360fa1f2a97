// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.drift;

import io.syncengine.connect.cli.outcome.CommandFailure;
import io.syncengine.connect.cli.pipeline.LocalSettings;
import io.syncengine.connect.verify.Selection;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a source reads beside its own account, and what it changes on the way, in terms of a comparison. */
public final class SourceSelection {

    private static final String EXPAND = "expand.";

    /** A stream or a pattern, and the first name of a path. */
    private static final Pattern PATH = Pattern.compile("([a-z0-9_*?]+)\\.([^.*]+)(?:\\..*)?");

    private final LocalSettings source;

    /** @param source its settings; what they do not say is as usual */
    public SourceSelection(LocalSettings source) {
        this.source = source;
    }

    /** Connected accounts; none where the source reads its own only. */
    public List<String> accounts() throws CommandFailure, IOException {
        List<String> accounts = source.list("stripe.connected.accounts");
        if (accounts.equals(List.of("none"))) {
            return List.of();
        }
        return accounts.equals(List.of("all")) ? List.of(Selection.ALL_ACCOUNTS) : accounts;
    }

    /** {@code stream.member}: what the source redacts or expands, so that it is not in the tables as Stripe shows it. */
    public List<String> ignored() throws CommandFailure, IOException {
        List<String> ignored = new ArrayList<>();
        for (String path : source.list("redact.fields")) {
            addMember(path, ignored);
        }
        for (String setting : source.written().keySet()) {
            if (setting.startsWith(EXPAND)) {
                for (String path : source.list(setting)) {
                    addMember(setting.substring(EXPAND.length()) + "." + path, ignored);
                }
            }
        }
        return ignored;
    }

    private static void addMember(String path, List<String> ignored) {
        Matcher matcher = PATH.matcher(path);
        if (matcher.matches()) {
            ignored.add(matcher.group(1) + "." + matcher.group(2));
        }
    }
}

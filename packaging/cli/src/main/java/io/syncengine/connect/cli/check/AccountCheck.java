// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.check;

import io.syncengine.connect.verify.account.StripeAccess;
import io.syncengine.connect.verify.survey.AccountSurvey;
import io.syncengine.connect.verify.survey.StreamFacts;
import io.syncengine.connect.verify.survey.StreamSight;
import io.syncengine.connect.verify.survey.SurveyException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an account shows to a key: its id, and which streams. */
public final class AccountCheck {

    private static final String ACCOUNT = "account";
    private static final String STREAMS = "streams";

    private final StripeAccess access;
    private final Optional<String> expected;
    private final List<StreamFacts> streams;

    /**
     * A check by a call for each stream.
     *
     * @param expected account that the settings name
     * @param streams that are to be read
     */
    public AccountCheck(StripeAccess access, Optional<String> expected, List<StreamFacts> streams) {
        this.access = access;
        this.expected = expected;
        this.streams = List.copyOf(streams);
    }

    public List<Finding> findings() throws InterruptedException {
        AccountSurvey survey = new AccountSurvey(access);
        List<Finding> findings = new ArrayList<>();
        try {
            Finding account = account(survey.account());
            findings.add(account);
            if (!account.isFailure()) {
                findings.addAll(streams(survey));
            }
        } catch (SurveyException e) {
            findings.add(
                    e.isRefused()
                            ? Finding.failure(
                                    ACCOUNT,
                                    "Stripe refuses the key: " + e.getMessage(),
                                    "make a new key in the dashboard, under Developers, API keys")
                            : Finding.failure(
                                    ACCOUNT,
                                    access.baseUrl() + " gives no answer that Stripe would: " + e.getMessage(),
                                    "check the network, proxies and stripe.api.base.url"));
        }
        return findings;
    }

    private Finding account(Optional<String> found) {
        if (found.isEmpty()) {
            return expected.isPresent()
                    ? Finding.warning(
                            ACCOUNT,
                            "the key may not read which account it belongs to; " + expected.get() + " is believed",
                            "allow the key to read the account")
                    : Finding.failure(
                            ACCOUNT,
                            "the key may not read which account it belongs to",
                            "set stripe.account.id to the account's id, acct_…, or allow the key to read the account");
        }
        if (expected.isPresent() && !expected.get().equals(found.get())) {
            return Finding.failure(
                    ACCOUNT,
                    "the key belongs to " + found.get() + ", not to " + expected.get(),
                    "give the key of " + expected.get() + ", or change stripe.account.id");
        }
        return Finding.ok(ACCOUNT, found.get() + " answers at " + access.baseUrl());
    }

    private List<Finding> streams(AccountSurvey survey) throws SurveyException, InterruptedException {
        List<Finding> findings = new ArrayList<>();
        List<StreamSight> refused = new ArrayList<>();
        for (StreamFacts stream : streams) {
            StreamSight sight = survey.look(stream, false);
            if (sight.access() == StreamSight.Access.REFUSED) {
                refused.add(sight);
            }
        }
        for (StreamSight sight : refused) {
            if (sight.stream().isNamed()) {
                findings.add(Finding.failure(
                        STREAMS,
                        sight.stream().name() + " cannot be read: " + sight.reason(),
                        "allow the key to read it, have Stripe enable it for the account, or leave it out"));
            }
        }
        String skipped = refused.stream()
                .filter(sight -> !sight.stream().isNamed())
                .map(sight -> sight.stream().name())
                .collect(Collectors.joining(", "));
        if (!skipped.isEmpty()) {
            findings.add(Finding.warning(
                    STREAMS,
                    "will be skipped, for they are not shown to this key or account: " + skipped,
                    "stripe-sync discover tells why of each; streams.exclude leaves out what is not wanted"));
        }
        if (refused.size() < streams.size()) {
            findings.add(
                    Finding.ok(STREAMS, streams.size() - refused.size() + " of " + streams.size() + " can be read"));
        } else if (findings.stream().noneMatch(Finding::isFailure)) {
            findings.add(Finding.failure(STREAMS, "none can be read", "allow the key to read some"));
        }
        return findings;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config.live;

import io.syncengine.connect.stripe.api.ApiRequest;
import io.syncengine.connect.stripe.api.CallKind;
import io.syncengine.connect.stripe.api.StripeClient;
import io.syncengine.connect.stripe.config.ConnectedAccounts;
import io.syncengine.connect.stripe.config.StripeSourceConfig;
import io.syncengine.connect.stripe.data.AccountReader;
import io.syncengine.connect.stripe.spec.ParentLink;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.support.config.Finding;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * One try of a configuration on Stripe: the account first, then connected accounts, and each stream that was given by
 * name. Lives on the event loop; the result may be waited for on another thread.
 */
final class LiveTrial {

    private static final Logger log = LoggerFactory.getLogger(LiveTrial.class);

    /** What fits into the time at the pace of the calls. */
    private static final int MAX_STREAMS = 40;

    private static final int MAX_ACCOUNTS = 20;

    private static final String ACCOUNTS_PATH = "/v1/accounts";

    private static final String ACCOUNT_PATH = "/v1/account";

    private final StripeSourceConfig config;
    private final Function<@Nullable String, StripeClient> clients;
    private final StripeClient client;
    private final AccountVerdict accountVerdict;
    private final StreamVerdict streamVerdict;
    private final List<Finding> findings = new ArrayList<>();
    private final CompletableFuture<List<Finding>> result = new CompletableFuture<>();
    private boolean accountKnown;
    private int open;

    /** @param clients makes the client of a connected account; of null, that of the key's own */
    LiveTrial(StripeSourceConfig config, Function<@Nullable String, StripeClient> clients) {
        this.config = config;
        this.clients = clients;
        this.client = clients.apply(null);
        this.accountVerdict = new AccountVerdict(config.connection(), config.network());
        this.streamVerdict = new StreamVerdict(config.limits().errorPolicy());
    }

    /** What is wrong; completed when all answers are there, or time is up. */
    CompletableFuture<List<Finding>> result() {
        return result;
    }

    void begin() {
        TrialCall.send(
                client,
                new ApiRequest(CallKind.PROBE, ACCOUNT_PATH, ACCOUNT_PATH, List.of()),
                new AccountReader()::read,
                account -> goOn(accountVerdict.of(account.id()), account.id()),
                failure -> goOn(accountVerdict.of(failure), ""));
    }

    /** Ends with what is known by now. */
    void timeUp() {
        if (!accountKnown) {
            findings.add(accountVerdict.ofSilence());
        } else if (open > 0) {
            log.info("{} streams and accounts were not tried out: time is up", open);
        }
        finish();
    }

    private void goOn(Optional<Finding> finding, String own) {
        accountKnown = true;
        finding.ifPresent(findings::add);
        if (finding.isPresent()) {
            finish();
            return;
        }
        ConnectedAccounts connected = config.accounts().connected();
        if (connected.ids().contains(own)) {
            findings.add(ConnectedVerdict.ofOwn(own));
        }
        List<StreamDefinition> named = named();
        List<String> accounts = connected.ids().stream()
                .filter(id -> !id.equals(own))
                .limit(MAX_ACCOUNTS)
                .toList();
        open = named.size() + accounts.size() + (connected.all() ? 1 : 0);
        if (open == 0) {
            finish();
        }
        accounts.forEach(this::tryAccount);
        if (connected.all()) {
            tryListing();
        }
        named.forEach(this::tryStream);
    }

    private void tryAccount(String id) {
        TrialCall.send(
                clients.apply(id),
                new ApiRequest(CallKind.PROBE, ACCOUNT_PATH, ACCOUNT_PATH, List.of()),
                new AccountReader()::read,
                account -> conclude(ConnectedVerdict.of(id, account.id())),
                failure -> conclude(ConnectedVerdict.of(id, failure)));
    }

    private void tryListing() {
        TrialCall.send(
                client,
                new ApiRequest(CallKind.PROBE, ACCOUNTS_PATH, ACCOUNTS_PATH, List.of(Map.entry("limit", "1"))),
                body -> body,
                body -> conclude(),
                failure -> conclude(ConnectedVerdict.ofListing(failure)));
    }

    private List<StreamDefinition> named() {
        return config.selection().streams().stream()
                .filter(stream -> config.selection().named().contains(stream.name()) || stream.isExpanded())
                .limit(MAX_STREAMS)
                .toList();
    }

    private void tryStream(StreamDefinition stream) {
        StreamTrial trial = new StreamTrial(
                client,
                stream,
                failure -> conclude(failure.flatMap(reason -> streamVerdict.of(stream.name(), reason))));
        ParentLink link = stream.parent();
        if (link == null) {
            trial.begin();
        } else {
            config.registry()
                    .find(link.stream())
                    .ifPresentOrElse(parents -> trial.begin(parents, link), this::conclude);
        }
    }

    private void conclude(Optional<Finding> finding) {
        finding.ifPresent(findings::add);
        conclude();
    }

    private void conclude() {
        open--;
        if (open == 0) {
            finish();
        }
    }

    private void finish() {
        result.complete(List.copyOf(findings));
    }
}

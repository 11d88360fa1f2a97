// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import io.syncengine.connect.stripe.config.LimitSettings;
import io.syncengine.connect.stripe.data.MalformedAnswerException;
import io.syncengine.connect.stripe.loop.VirtualLoop;
import io.syncengine.connect.stripe.metrics.AccountMetrics;
import io.syncengine.connect.stripe.metrics.SourceMetrics;
import io.syncengine.connect.testing.ManualClock;
import io.syncengine.connect.testing.RecordingMetrics;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A client on virtual time before a scripted Stripe. */
final class ClientFixture {

    static final String ROUTE = "/v1/customers";
    static final BudgetLimits LIMITS = new BudgetLimits(50, 12, 12, 10, 32, 16);
    static final ScriptedTransport.Reply FINE = ScriptedTransport.Reply.of(200, "fine");

    /** What a listener heard, in order. */
    static class Heard implements ApiListener<String> {
        final List<String> what = new ArrayList<>();
        ApiAnswer<String> answer;
        StripeApiException failure;
        final List<StripeApiException> failures = new ArrayList<>();

        @Override
        public void attemptStarted() {
            what.add("started");
        }

        @Override
        public void attemptFailed(StripeApiException reason) {
            what.add("failed attempt");
            failures.add(reason);
        }

        @Override
        public void succeeded(ApiAnswer<String> result) {
            what.add("succeeded");
            answer = result;
        }

        @Override
        public void failed(StripeApiException reason) {
            what.add("failed");
            failure = reason;
        }

        boolean isOver() {
            return answer != null || failure != null;
        }
    }

    final VirtualLoop loop;
    final ScriptedTransport transport;
    final RecordingMetrics metrics = new RecordingMetrics();
    final StripeClock clock;
    final BudgetedStripeClient client;

    ClientFixture(ScriptedTransport.Script script) {
        this(new VirtualLoop(), LIMITS, Optional.empty(), script);
    }

    ClientFixture(
            VirtualLoop loop, BudgetLimits limits, Optional<Duration> maxDuration, ScriptedTransport.Script script) {
        ManualClock host = new ManualClock();
        this.loop = loop;
        this.transport = new ScriptedTransport(loop, script);
        this.clock = new StripeClock(loop::nanoTime, host.instant().getEpochSecond());
        AccountMetrics account = new SourceMetrics(metrics, true, host).newAccount();
        account.identified("acct_1");
        this.client = new BudgetedStripeClient(
                transport,
                new AttemptReader(new ErrorClassifier("sk_test_…1234")),
                new RetryRules(
                        new Backoff(LimitSettings.BACKOFF, LimitSettings.MAX_BACKOFF, new Random(7)), maxDuration),
                new CallBudget(limits, loop.nanoTime()),
                new SharedPlaces(limits.inFlight()),
                new ClientContext(loop, clock, host, account, null, new Random(7)));
    }

    Heard call() {
        return call(CallKind.LIST, ROUTE);
    }

    Heard call(CallKind kind, String route) {
        Heard heard = new Heard();
        client.get(request(kind, route), ClientFixture::text, heard);
        return heard;
    }

    static ApiRequest request(CallKind kind, String route) {
        return new ApiRequest(kind, route, route, List.of(Map.entry("limit", "100")));
    }

    /** Anything that does not say that it is broken. */
    static String text(byte[] body) throws MalformedAnswerException {
        String text = new String(body, StandardCharsets.UTF_8);
        if (text.startsWith("broken")) {
            throw new MalformedAnswerException("the answer is not JSON, at byte 0");
        }
        return text;
    }

    Number metric(String name) {
        return metrics.value(name, Map.of("account", "acct_1"));
    }

    Number metric(String name, String tag, String value) {
        return metrics.value(name, Map.of("account", "acct_1", tag, value));
    }
}

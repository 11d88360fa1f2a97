// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncengine.connect.stripe.api.AnswerParser;
import io.syncengine.connect.stripe.api.ApiAnswer;
import io.syncengine.connect.stripe.api.ApiListener;
import io.syncengine.connect.stripe.api.ApiRequest;
import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.api.StripeApiException.Kind;
import io.syncengine.connect.stripe.api.StripeClient;
import io.syncengine.connect.stripe.data.MalformedAnswerException;
import io.syncengine.connect.stripe.loop.Cancellable;
import io.syncengine.connect.stripe.loop.VirtualLoop;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

final class AccountDirectoryTest {

    private static final Duration REFRESH = Duration.ofHours(1);

    private final VirtualLoop loop = new VirtualLoop();
    private final Platform platform = new Platform();
    private final List<String> heard = new ArrayList<>();
    private final AccountDirectory directory = new AccountDirectory(
            loop,
            REFRESH,
            new AccountDirectory.Listener() {
                @Override
                public void changed() {
                    heard.add("changed");
                }

                @Override
                public void refused(String problem) {
                    heard.add(problem);
                }
            },
            () -> heard.add("closed"));

    private List<String> accounts() throws AccountsUnknownException {
        return directory.accounts(Duration.ZERO);
    }

    private void connect(int count) {
        platform.accounts.clear();
        IntStream.range(0, count).forEach(i -> platform.accounts.add("acct_%04d".formatted(i)));
    }

    @Test
    void listsAllPages() throws Exception {
        connect(250);

        directory.start(platform);
        loop.run(Duration.ofMinutes(1));

        assertThat(accounts()).hasSize(250).isEqualTo(List.copyOf(platform.accounts));
        assertThat(platform.cursors).containsExactly("", "acct_0099", "acct_0199");
        assertThat(heard).isEmpty();
    }

    @Test
    void tellsOfAccountsThatCameAndWentSinceTheyWereDealt() throws Exception {
        connect(2);
        directory.start(platform);
        loop.run(Duration.ofMinutes(1));
        accounts();

        loop.run(REFRESH);
        assertThat(heard).isEmpty();

        platform.accounts.add("acct_9");
        platform.accounts.remove("acct_0000");
        loop.run(REFRESH);

        assertThat(heard).containsExactly("changed");
        assertThat(accounts()).containsExactly("acct_0001", "acct_9");
        loop.run(REFRESH.multipliedBy(3));
        assertThat(heard).containsExactly("changed");
    }

    @Test
    void isUnknownUntilListedAndTellsThenThatTheyCanBeDealt() throws Exception {
        connect(1);
        platform.failure = new StripeApiException(Kind.TRANSIENT, 500, null, null, "Stripe is down", null);
        directory.start(platform);
        loop.run(Duration.ofSeconds(1));

        assertThatThrownBy(this::accounts)
                .isInstanceOf(AccountsUnknownException.class)
                .hasMessageContaining("Stripe is down");

        platform.failure = null;
        loop.run(Duration.ofMinutes(2));

        assertThat(heard).containsExactly("changed");
        assertThat(accounts()).containsExactly("acct_0000");
    }

    @Test
    void saysSoWhenTheKeyMayNotListThem() {
        platform.failure = new StripeApiException(Kind.PERMISSION, 403, null, null, "no permission", null);
        directory.start(platform);
        loop.run(Duration.ofMinutes(1));

        assertThat(heard).singleElement().asString().contains("no permission", "stripe.connected.accounts");
    }

    @Test
    void keepsThoseItKnowsWhenTheyCannotBeListedAnyMore() throws Exception {
        connect(1);
        directory.start(platform);
        loop.run(Duration.ofMinutes(1));
        accounts();

        platform.failure = new StripeApiException(Kind.PERMISSION, 403, null, null, "no permission", null);
        loop.run(REFRESH);

        assertThat(heard).isEmpty();
        assertThat(accounts()).containsExactly("acct_0000");
    }

    @Test
    void refusesMoreThanCanBeDealt() {
        connect(AccountListing.MAX_ACCOUNTS + 1);
        directory.start(platform);
        loop.run(Duration.ofMinutes(10));

        assertThat(heard).singleElement().asString().contains("more than 5000");
        assertThatThrownBy(this::accounts).isInstanceOf(AccountsUnknownException.class);
    }

    @Test
    void closesWhatItWasMadeOf() {
        directory.close();

        assertThat(heard).containsExactly("closed");
    }

    /** Lists accounts a hundred at a time. */
    private final class Platform implements StripeClient {
        final TreeSet<String> accounts = new TreeSet<>();
        final List<String> cursors = new ArrayList<>();
        StripeApiException failure;

        @Override
        public int parallelism(String route) {
            return 1;
        }

        @Override
        public <T> Cancellable get(ApiRequest request, AnswerParser<T> parser, ApiListener<T> listener) {
            return loop.schedule(() -> answer(request, parser, listener), Duration.ofMillis(200));
        }

        private <T> void answer(ApiRequest request, AnswerParser<T> parser, ApiListener<T> listener) {
            if (failure != null) {
                listener.failed(failure);
                return;
            }
            assertThat(request.path()).isEqualTo("/v1/accounts");
            String after = request.query().stream()
                    .filter(entry -> entry.getKey().equals("starting_after"))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("");
            cursors.add(after);
            List<String> left = List.copyOf(accounts.tailSet(after, false));
            String data = left.stream()
                    .limit(100)
                    .map(id -> "{\"id\":\"" + id + "\",\"object\":\"account\"}")
                    .collect(Collectors.joining(","));
            String body = "{\"object\":\"list\",\"data\":[" + data + "],\"has_more\":" + (left.size() > 100) + "}";
            try {
                listener.succeeded(
                        new ApiAnswer<>(parser.parse(body.getBytes(StandardCharsets.UTF_8)), 1_700_000_000L, "req_1"));
            } catch (MalformedAnswerException e) {
                throw new AssertionError(e);
            }
        }
    }
}

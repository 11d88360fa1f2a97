// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

final class EventPageReaderTest {

    private static final String EVENT = """
            { "id": "evt_1", "object": "event", "api_version": "2026-10-28.endive", "created": 1700000000,
              "data": { "object": { "id": "cus_1", "object": "customer", "name": "a  b", "sub": { "id": "no" } },
                        "previous_attributes": { "name": null } },
              "livemode": true, "pending_webhooks": 0, "request": { "id": null }, "type": "customer.updated" }""";

    private static EventPage read(String... events) throws MalformedAnswerException {
        String body = "{\"object\":\"list\",\"data\":[" + String.join(",", events) + "],\"has_more\":true}";
        return new EventPageReader().read(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsWhatAnEventTells() throws Exception {
        EventPage page = read(EVENT);

        assertThat(page.hasMore()).isTrue();
        assertThat(page.bytes()).isGreaterThan(EVENT.length());
        assertThat(page.events())
                .containsExactly(new StripeEvent(
                        "evt_1",
                        1_700_000_000L,
                        "customer.updated",
                        "2026-10-28.endive",
                        true,
                        null,
                        "customer",
                        "cus_1",
                        "{\"id\":\"cus_1\",\"object\":\"customer\",\"name\":\"a  b\",\"sub\":{\"id\":\"no\"}}",
                        "{\"name\":null}"));
    }

    @Test
    void takesNothingOverFromTheEventBefore() throws Exception {
        EventPage page = read(
                EVENT.replace("\"livemode\"", "\"account\":\"acct_9\",\"livemode\""),
                "{\"id\":\"evt_0\",\"created\":1,\"type\":\"invoice.upcoming\",\"livemode\":false,\"api_version\":null,"
                        + "\"data\":{\"object\":{}}}");

        assertThat(page.events()).extracting(StripeEvent::account).containsExactly("acct_9", null);
        assertThat(page.events().get(1))
                .isEqualTo(new StripeEvent("evt_0", 1, "invoice.upcoming", null, false, null, "", null, "{}", null));
    }

    @Test
    void refusesAnEventByItselfThatLacksSomething() {
        String without = EVENT.replaceFirst("\"type\":", "\"other\":");

        assertThatThrownBy(() -> new EventPageReader().event(without.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedAnswerException.class)
                .hasMessageContaining("lacks one of");
    }

    @Test
    void takesAnEventThatDoesNotTellItsModeForOneOfTheKeys() throws Exception {
        EventPage page = read(EVENT.replaceFirst("\"livemode\":", "\"other\":"));

        assertThat(page.events())
                .singleElement()
                .satisfies(event -> assertThat(event.livemode()).isNull());
        assertThat(page.unreadable()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"id\"", "\"created\"", "\"type\"", "\"data\""})
    void leavesOutAnEventWithoutWhatEveryEventHasAndKeepsTheOthers(String field) throws Exception {
        // Only the event's own: the name occurs first in the event, but for id's in the object.
        String without = EVENT.replaceFirst(field + ":", "\"other\":");

        EventPage page = read(EVENT, without, EVENT.replace("evt_1", "evt_2"));

        assertThat(page.events()).extracting(StripeEvent::id).containsExactly("evt_1", "evt_2");
        assertThat(page.unreadable()).isEqualTo(1);
        assertThat(read(without).unreadable()).isEqualTo(1);
        assertThatThrownBy(() -> read(without, without, EVENT, without))
                .isInstanceOf(MalformedAnswerException.class)
                .hasMessageContaining("lack one of");
    }

    @Test
    void readsAccounts() throws Exception {
        AccountReader reader = new AccountReader();

        assertThat(reader.read(
                        "{\"x\":[{}],\"id\":\"acct_1\",\"created\":1600000000}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Account("acct_1", 1_600_000_000L));
        assertThat(reader.read("{\"id\":\"acct_1\"}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Account("acct_1", 0));
        assertThatThrownBy(() -> reader.read("{\"created\":1}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedAnswerException.class);
    }
}

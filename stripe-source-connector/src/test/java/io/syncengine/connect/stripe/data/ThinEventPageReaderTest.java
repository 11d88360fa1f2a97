// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

final class ThinEventPageReaderTest {

    private static final String EVENT = """
            { "id": "evt_1", "object": "v2.core.event", "type": "v2.core.account_person.deleted",
              "created": "2025-11-23T03:20:00.999Z", "livemode": false, "context": "acct_1/acct_2",
              "changes": { "before": { "id": "not this" } },
              "related_object": { "id": "person_1", "type": "v2.core.account_person",
                                  "url": "/v2/core/accounts/acct_3/persons/person_1" } }""";

    private static EventPage read(String data, String next) throws MalformedAnswerException {
        String body = "{\"data\":[" + data + "],\"next_page_url\":" + next + ",\"previous_page_url\":null}";
        return new ThinEventPageReader().read(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void takesAnEventApart() throws MalformedAnswerException {
        EventPage page = read(EVENT, "\"/v2/core/events?page=1\"");

        assertThat(page.hasMore()).isTrue();
        assertThat(page.next()).isEqualTo("/v2/core/events?page=1");
        StripeEvent event = page.events().get(0);
        assertThat(event.id()).isEqualTo("evt_1");
        assertThat(event.created()).as("whole seconds, cut").isEqualTo(1_763_868_000L);
        assertThat(event.isThin()).isTrue();
        assertThat(event.apiVersion()).isNull();
        assertThat(event.livemode()).isFalse();
        assertThat(event.account()).isEqualTo("acct_2");
        assertThat(event.objectType()).isEqualTo("v2.core.account_person");
        assertThat(event.objectId()).isEqualTo("person_1");
        assertThat(event.object())
                .isEqualTo("{\"id\":\"person_1\",\"type\":\"v2.core.account_person\","
                        + "\"url\":\"/v2/core/accounts/acct_3/persons/person_1\"}");
        assertThat(ThinObject.text(event)).isEqualTo("{\"id\":\"person_1\",\"object\":\"v2.core.account_person\"}");
    }

    @ParameterizedTest
    @CsvSource({"null, ", "'\"\"', ", "'\"acct_1\"', acct_1"})
    void tellsWhoseEventItIs(String context, String account) throws MalformedAnswerException {
        String event = EVENT.replace("\"acct_1/acct_2\"", context);
        assertThat(read(event, "null").events().get(0).account()).isEqualTo(account);
    }

    @Test
    void theEndHasNoAddress() throws MalformedAnswerException {
        EventPage page = read("", "null");
        assertThat(page.hasMore()).isFalse();
        assertThat(page.events()).isEmpty();
    }

    @Test
    void anEventOfNothingConcernsNothing() throws MalformedAnswerException {
        String event =
                "{\"id\":\"evt_2\",\"type\":\"v2.core.account_link.returned\",\"created\":\"2025-11-23T03:20:00Z\","
                        + "\"related_object\":null}";
        StripeEvent read = read(EVENT + "," + event, "null").events().get(1);
        assertThat(read.objectId()).isNull();
        assertThat(read.objectType()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"id\": \"evt_1\"",
                "\"created\": \"2025-11-23T03:20:00.999Z\"",
                "\"type\": \"v2.core.account_person.deleted\""
            })
    void leavesOutWhatLacksWhatEveryEventHas(String member) throws MalformedAnswerException {
        String without = EVENT.replace(member, "\"x\": 1");
        EventPage page = read(EVENT + "," + without, "null");
        assertThat(page.events()).hasSize(1);
        assertThat(page.unreadable()).isEqualTo(1);
        assertThatThrownBy(() -> read(without + "," + without, "null")).isInstanceOf(MalformedAnswerException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":[],\"has_more\":false}",
                "{\"next_page_url\":null}",
                "{\"data\":[],\"next_page_url\":7}",
                "{\"data\":[],\"next_page_url\":\"\"}",
                "{\"data\":[7],\"next_page_url\":null}",
                "{\"data\":[]"
            })
    void refusesWhatIsNoListOfTheSecondVersion(String body) {
        assertThatThrownBy(() -> new ThinEventPageReader().read(body.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedAnswerException.class);
    }
}

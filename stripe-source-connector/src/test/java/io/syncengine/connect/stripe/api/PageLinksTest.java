// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

final class PageLinksTest {

    private static final String LIST = "/v2/core/accounts";

    private final PageLinks links = new PageLinks("https://api.stripe.com");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v2/core/accounts?limit=20&page=p1",
                "https://api.stripe.com/v2/core/accounts?limit=20&page=p1",
                "HTTPS://API.stripe.com:443/v2/core/accounts?limit=20&page=p1"
            })
    void takesTheQueryOfALinkToTheSameList(String link) throws StripeApiException {
        assertThat(links.follow(LIST, link, "req_1")).isEqualTo("limit=20&page=p1");
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example/v2/core/accounts?page=p1, evil.example",
        "//evil.example/v2/core/accounts?page=p1, evil.example",
        "http://api.stripe.com/v2/core/accounts?page=p1, http://api.stripe.com:80",
        "https://api.stripe.com:8443/v2/core/accounts?page=p1, 8443",
        "https://api.stripe.com@evil.example/v2/core/accounts?page=p1, evil.example",
        "https://key@api.stripe.com/v2/core/accounts?page=p1, api.stripe.com",
        "https://api.stripe.com.evil.example/v2/core/accounts?page=p1, evil.example",
        "/v2/core/events?page=p1, another list",
        "/v2/core/accounts/../events?page=p1, another list",
        "/v2/core/accounts, query",
        "'/v2/core/accounts?page=p 1', no address",
        "'', another list"
    })
    void refusesWhatLeadsAway(String link, String reason) {
        assertThatThrownBy(() -> links.follow(LIST, link, "req_1"))
                .isInstanceOf(StripeApiException.class)
                .hasMessageContaining(reason)
                .hasMessageContaining("next_page_url")
                .hasMessageContaining("req_1")
                .hasMessageContaining("stripe.api.base.url");
    }

    @Test
    void refusesWhatNoOffsetHasRoomFor() {
        String link = LIST + "?page=" + "x".repeat(PageLinks.MAX_LENGTH);
        assertThatThrownBy(() -> links.follow(LIST, link, null)).hasMessageContaining("2000");
    }

    @Test
    void findsStripeBelowAPath() throws StripeApiException {
        PageLinks below = new PageLinks("http://localhost:12111/stripe");
        assertThat(below.follow(LIST, "/v2/core/accounts?page=1", null)).isEqualTo("page=1");
        assertThat(below.follow(LIST, "http://localhost:12111/stripe/v2/core/accounts?page=1", null))
                .isEqualTo("page=1");
        assertThatThrownBy(() -> below.follow(LIST, "http://localhost:12111/other/v2/core/accounts?page=1", null))
                .hasMessageContaining("another list");
    }

    @Test
    void takesQueriesApart() {
        assertThat(PageLinks.parameters(
                        "created%5Bgte%5D=2026-01-01T00%3A00%3A00Z&types=a%5Bb%5D.c&types=d&page=x%2B%2F%3D"))
                .containsExactly(
                        Map.entry("created[gte]", "2026-01-01T00:00:00Z"),
                        Map.entry("types", "a[b].c"),
                        Map.entry("types", "d"),
                        Map.entry("page", "x+/="));
        assertThat(PageLinks.parameters("acct_1&&a=%zz"))
                .containsExactly(Map.entry("acct_1", ""), Map.entry("a", "%zz"));
    }
}

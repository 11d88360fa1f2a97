// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class SimRequestTest {

    @Test
    void decodesTheQueryAndKeepsItsOrder() {
        SimRequest request = SimRequest.get("/v1/events?types%5B%5D=a.b&created[gte]=5&types[]=c%20d&x=1+2&flag");

        assertThat(request.path()).isEqualTo("/v1/events");
        assertThat(request.query())
                .extracting(Map.Entry::getKey)
                .containsExactly("types[]", "created[gte]", "types[]", "x", "flag");
        assertThat(request.query("created[gte]")).hasValue("5");
        assertThat(request.query("x")).hasValue("1 2");
        assertThat(request.query("flag")).hasValue("");
        assertThat(request.query("limit")).isEmpty();
    }

    @Test
    void gathersTheElementsOfAListHoweverTheyWereSent() {
        SimRequest request = SimRequest.get("/v1/events?types[0]=a&types[]=b&types=c&types[x]=d&typesof=e");

        assertThat(request.queryAll("types")).containsExactly("a", "b", "c");
    }

    @Test
    void readsTheKeyFromBearerAndBasicAuthorization() {
        SimRequest request = SimRequest.get("/v1/account");

        assertThat(request.bearer()).isEmpty();
        assertThat(request.withKey("sk_test_1").bearer()).hasValue("sk_test_1");
        assertThat(request.with("Authorization", "bearer  sk_test_2 ").bearer()).hasValue("sk_test_2");
        assertThat(request.with("authorization", "Basic c2tfdGVzdF8zOg==").bearer())
                .hasValue("sk_test_3");
        assertThat(request.with("authorization", "Basic ***").bearer()).isEmpty();
        assertThat(request.with("authorization", "Bearer ").bearer()).isEmpty();
    }

    @Test
    void tellsNoKeyInItsText() {
        assertThat(SimRequest.get("/v1/account").withKey("sk_test_1").toString())
                .doesNotContain("sk_test_1");
    }

    @Test
    void splitsThePath() {
        assertThat(SimRequest.get("/v1/customers/cus%5F1+2/").segments())
                .isEqualTo(List.of("v1", "customers", "cus_1+2"));
    }
}

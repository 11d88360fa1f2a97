// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.simulators.exchange.SimRequest;
import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {
    private final Routes routes = Routes.of(ApiCatalog.bundled());

    @ParameterizedTest
    @CsvSource({
        "/v1/customers?limit=1, GET /v1/customers",
        "/v1/customers/cus_1, GET /v1/customers/{id}",
        "/v1/plans/gold, GET /v1/plans/{id}",
        "/v1/customers/search, GET /v1/customers/search",
        "/v1/customers/cus_1/sources/card_1, GET /v1/customers/{id}/sources/{id}",
        "/v1/issuing/cards/ic_1, GET /v1/issuing/cards/{id}",
        "/v1/nothing/abc123, GET /v1/nothing/{id}",
        "/v1/account, GET /v1/account",
        "/, 'GET '"
    })
    void leavesIdsOut(String target, String route) {
        assertThat(routes.of(SimRequest.get(target))).isEqualTo(route);
    }
}

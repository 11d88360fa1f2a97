// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.protocol.FieldKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

class StreamTableTest {

    private static final FieldDefinition ID = new FieldDefinition("id", FieldKind.STRING);
    private static final FieldDefinition CREATED = new FieldDefinition("created", FieldKind.TIMESTAMP);

    private final StreamTable table = StreamTable.bundled();

    @Test
    void decidesEverythingOfTheBundledDescription() throws IOException {
        assertThat(table.problems(SpecFiles.bundled())).isEmpty();
    }

    @Test
    void namesAListWithoutRow() throws IOException {
        ApiDescription bundled = SpecFiles.bundled();
        List<ListOperation> lists = new ArrayList<>(bundled.lists());
        lists.add(list("/v1/novelties", "novelty", null));

        assertThat(table.problems(new ApiDescription("2099-01-01", lists)))
                .containsExactly("/v1/novelties can be listed but has no row");
    }

    @Test
    void namesRowsWithoutListAndRangesThatCannotBeCut() throws IOException {
        ApiDescription bundled = SpecFiles.bundled();
        List<ListOperation> lists = new ArrayList<>(bundled.lists());
        lists.removeIf(
                list -> list.path().equals("/v1/tax_codes") || list.path().equals("/v1/charges"));
        lists.add(list("/v1/charges", "charge", "/v1/charges/{id}"));

        assertThat(table.problems(new ApiDescription("2099-01-01", lists)))
                .containsExactlyInAnyOrder(
                        "/v1/tax_codes has a row but no list", "/v1/charges cannot be cut by created");
    }

    @Test
    void namesARowThatLeavesARangeUnused() throws IOException {
        ApiDescription bundled = SpecFiles.bundled();
        List<ListOperation> lists = new ArrayList<>(bundled.lists());
        lists.removeIf(list -> list.path().equals("/v1/quotes"));
        lists.add(list("/v1/quotes", "quote", "/v1/quotes/{id}", "created"));

        assertThat(table.problems(new ApiDescription("2099-01-01", lists)))
                .containsExactly("/v1/quotes can be cut by created, but its row says otherwise");
    }

    @Test
    void readsListsOfAnotherVersionAsSnapshots() {
        ApiDescription other = new ApiDescription(
                "2099-01-01",
                List.of(
                        list("/v1/shop/batteries", "shop.battery", "/v1/shop/batteries/{id}"),
                        list("/v1/shop/batteries_old", "shop.battery", "/v1/shop/batteries_old/{id}"),
                        list("/v1/shop/boxes", "shop.box", "/v1/shop/boxes/{id}"),
                        list("/v1/shop/previews", "shop.preview", null)));

        List<StreamDefinition> streams = table.streams(other);

        assertThat(streams).extracting(StreamDefinition::name).containsExactly("shop_batteries", "shop_boxes");
        StreamDefinition batteries = streams.get(0);
        assertThat(batteries.alias()).isEqualTo("shop_battery");
        assertThat(batteries.path()).isEqualTo("/v1/shop/batteries");
        assertThat(batteries.streamClass()).isEqualTo(StreamClass.E);
        assertThat(batteries.isRanged()).isFalse();
        assertThat(table.weight(batteries)).isEqualTo(1);
    }

    @Test
    void weakensClassesThatAnotherVersionsListCannotServe() {
        ApiDescription other = new ApiDescription(
                "2015-01-01",
                List.of(
                        list("/v1/checkout/sessions", "checkout.session", "/v1/checkout/sessions/{id}"),
                        list("/v1/shipping_rates", "shipping_rate", "/v1/shipping_rates/{id}")));

        assertThat(table.streams(other))
                .extracting(StreamDefinition::streamClass)
                .containsExactly(StreamClass.D, StreamClass.E);
    }

    private static ListOperation list(String path, String resource, @Nullable String retrievePath, String... takes) {
        Map<String, List<String>> parameters = new HashMap<>();
        for (String parameter : takes) {
            parameters.put(parameter, List.of());
        }
        return new ListOperation(
                path, List.of(resource), Paging.CURSOR, parameters, Set.of(), retrievePath, List.of(ID, CREATED));
    }
}

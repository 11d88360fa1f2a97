// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import static io.syncengine.connect.stripe.run.EngineRig.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.stripe.state.Phase;
import io.syncengine.connect.stripe.state.StreamState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Whatever the densities, whenever links stop being taken, and whichever record is the last before a task dies: lists of v2
 * are read whole. Seeds are in the messages.
 */
final class LinkedListPropertyTest {

    private static final int COUNT = 400;
    private static final long SPAN = 200_000;

    private record Listed(String stream, String path, String type) {}

    private static final List<Listed> LISTS = List.of(
            new Listed("v2_money_management_transaction_entries", "/v2/money_management/transaction_entries", "entry"),
            new Listed("v2_commerce_product_catalog_imports", "/v2/commerce/product_catalog/imports", "import"),
            new Listed("v2_core_vault_us_bank_accounts", "/v2/core/vault/us_bank_accounts", "bank"));

    private static EngineRig account(Listed list, Densities density, Random random) {
        EngineRig rig = new EngineRig(list.stream());
        // Ends of ranges are sent in live mode only.
        rig.settings.put("stripe.api.key", "sk_live_0123456789abcdef1234");
        long[] moments = density.moments(COUNT, START - SPAN, START - 1, random);
        for (int i = 0; i < COUNT; i++) {
            rig.stripe.v2.put(list.path(), list.type(), "o_" + i, moments[i], "v0");
        }
        rig.stripe.script(request -> {
            if (FakeStripe.parameter(request, "page") != null && random.nextInt(40) == 0) {
                rig.stripe.v2.expireLinks();
            }
            return Optional.empty();
        });
        return rig;
    }

    private static Set<String> read(List<Emitted> records) {
        Set<String> ids = new HashSet<>();
        records.stream()
                .filter(Emitted::isRow)
                .forEach(record ->
                        ids.add(Objects.requireNonNull(record.change()).object().id()));
        return ids;
    }

    @ParameterizedTest
    @EnumSource
    void everyObjectIsReadFromAnyRecordOn(Densities density) {
        for (int seed = 0; seed < LISTS.size(); seed++) {
            Listed list = LISTS.get(seed);
            Random random = new Random(seed);
            EngineRig rig = account(list, density, random);
            rig.start().run(200);
            List<Emitted> records = List.copyOf(rig.records);
            rig.kill();
            assertThat(read(records)).as("%s", list.stream()).hasSize(COUNT);
            assertThat(rig.offset(list.stream()).phase()).isEqualTo(Phase.LIVE);

            for (int count = random.nextInt(30); count < records.size(); count += 20 + random.nextInt(60)) {
                rig.records.clear();
                rig.records.addAll(records.subList(0, count));
                StreamState state = rig.offset(list.stream());
                rig.start(state == null ? Map.of() : Map.of(list.stream(), state))
                        .run(200);
                rig.kill();

                assertThat(read(rig.records))
                        .as("%s, %d records", list.stream(), count)
                        .hasSize(COUNT);
                assertThat(rig.offset(list.stream()).phase()).isEqualTo(Phase.LIVE);
            }
        }
    }
}

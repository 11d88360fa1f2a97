// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.catalog.StreamSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashSet;
import java.util.Set;

class IdCodecTest {
    private final ApiCatalog catalog = ApiCatalog.bundled();

    @Test
    void everyIdLeadsBackToItsNumberAndNoTwoAreEqual() {
        for (StreamSpec stream : catalog.streams()) {
            IdCodec ids = new IdCodec(stream, 5);
            int count = Math.min(500, ids.most());
            Set<String> seen = new HashSet<>();
            for (int number = 0; number < count; number++) {
                String id = ids.text(number);
                assertThat(seen.add(id)).as(id).isTrue();
                assertThat(ids.number(id, count)).as(id).isEqualTo(number);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ch_", "ch_1", "ch_~~~~~~~~~~~~~~~~~~~~~~~~", "cus_123", "ch_000000000000000000000000"})
    void otherTextsLeadNowhere(String text) {
        assertThat(new IdCodec(catalog.stream("charges"), 5).number(text, Long.MAX_VALUE))
                .isEqualTo(-1);
    }

    @Test
    void numbersNotGivenYetHaveNoId() {
        IdCodec ids = new IdCodec(catalog.stream("charges"), 5);

        assertThat(ids.number(ids.text(10), 10)).isEqualTo(-1);
    }

    @Test
    void anotherSeedGivesOtherIds() {
        assertThat(new IdCodec(catalog.stream("charges"), 5).text(1))
                .isNotEqualTo(new IdCodec(catalog.stream("charges"), 6).text(1))
                .matches("ch_[0-9A-Za-z]{24}");
    }
}

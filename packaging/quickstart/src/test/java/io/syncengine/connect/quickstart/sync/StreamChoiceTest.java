// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class StreamChoiceTest {

    @Test
    void tellsNamedFromMatched() {
        StreamChoice choice = new StreamChoice(List.of("customers", "issuing_*", "tax_??tes"));

        assertThat(choice.isByName("customers")).isTrue();
        assertThat(choice.isByName("issuing_cards")).isFalse();
        assertThat(choice.isByName("tax_rates")).isFalse();
    }

    @Test
    void countsAliasesAsNames() {
        assertThat(new StreamChoice(List.of("issuing_card", "customers")).isByName("issuing_cards"))
                .isTrue();
    }

    @Test
    void countsWhatIsNamedBesideAPattern() {
        assertThat(new StreamChoice(List.of("*", "issuing_cards")).isByName("issuing_cards"))
                .isTrue();
        assertThat(StreamChoice.ALL.isByName("issuing_cards")).isFalse();
    }

    @Test
    void takesOtherCharactersAsTheyAre() {
        assertThat(new StreamChoice(List.of("a.*")).isByName("abc")).isTrue();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class StreamSelectionTest {

    private final StreamRegistry registry = StreamRegistry.bundled();

    @Test
    void selectsEverythingByAStar() throws InvalidSelectionException {
        StreamSelection selection = select(List.of("*"), List.of());

        assertThat(selection.streams()).isEqualTo(registry.streams());
        assertThat(selection.named()).isEmpty();
    }

    @Test
    void selectsByNameAndAliasInTheRegistrysOrder() throws InvalidSelectionException {
        StreamSelection selection = select(List.of("invoices", " customer ", "charges", "customers"), List.of());

        assertThat(names(selection)).containsExactly("charges", "customers", "invoices");
        assertThat(selection.named()).containsExactlyInAnyOrder("charges", "customers", "invoices");
    }

    @Test
    void selectsByPattern() throws InvalidSelectionException {
        StreamSelection selection = select(List.of("issuing_card*", "pla?s"), List.of());

        assertThat(names(selection)).containsExactly("issuing_cardholders", "issuing_cards", "plans");
        assertThat(selection.named()).isEmpty();
    }

    @Test
    void tellsNamesFromWhatAPatternCaught() throws InvalidSelectionException {
        StreamSelection selection = select(List.of("*", "charges"), List.of());

        assertThat(selection.streams()).hasSize(133);
        assertThat(selection.named()).containsExactly("charges");
    }

    @Test
    void takesExcludedStreamsAway() throws InvalidSelectionException {
        StreamSelection selection = select(List.of("charge", "refunds", "issuing_*"), List.of("issuing_*", "refund"));

        assertThat(names(selection)).containsExactly("charges");
        assertThat(selection.named()).containsExactly("charges");
    }

    @Test
    void doesNotReadPatternsAsExpressions() {
        assertThatExceptionOfType(InvalidSelectionException.class)
                .isThrownBy(() -> select(List.of("c.*s"), List.of()))
                .withMessage("streams: no stream matches 'c.*s'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "custmers | streams: no stream named 'custmers'; did you mean 'customers'?",
                "Customer | streams: no stream named 'Customer'; did you mean 'customers'?",
                "checkout.session | streams: no stream named 'checkout.session'; did you mean 'checkout_sessions'?",
                "value_lists | streams: no stream named 'value_lists'; did you mean 'radar_value_lists'?",
                "zebra_crossings | streams: no stream named 'zebra_crossings'",
                "nothing_* | streams: no stream matches 'nothing_*'"
            })
    void namesWhatMayHaveBeenMeant(String entry, String message) {
        assertThatExceptionOfType(InvalidSelectionException.class)
                .isThrownBy(() -> select(List.of(entry), List.of()))
                .withMessage(message);
    }

    @Test
    void namesEveryUnknownEntryAndItsSetting() {
        assertThatExceptionOfType(InvalidSelectionException.class)
                .isThrownBy(() -> select(List.of("*"), List.of("chrges", "qqq")))
                .withMessage(
                        "streams.exclude: no stream named 'chrges'; did you mean 'charges'?; no stream named 'qqq'")
                .satisfies(e -> assertThat(e.setting()).isEqualTo("streams.exclude"));
    }

    @Test
    void refusesToSelectNothing() {
        assertThatExceptionOfType(InvalidSelectionException.class)
                .isThrownBy(() -> select(List.of(), List.of()))
                .withMessage("streams: no stream is selected; use '*' for all");
        assertThatExceptionOfType(InvalidSelectionException.class)
                .isThrownBy(() -> select(List.of("charges"), List.of("charge*")))
                .withMessage("streams.exclude: no stream is left of those selected");
    }

    private StreamSelection select(List<String> include, List<String> exclude) throws InvalidSelectionException {
        return StreamSelection.of(registry, include, exclude);
    }

    private static List<String> names(StreamSelection selection) {
        return selection.streams().stream().map(StreamDefinition::name).toList();
    }
}

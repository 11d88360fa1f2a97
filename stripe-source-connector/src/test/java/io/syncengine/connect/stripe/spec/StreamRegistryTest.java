// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.protocol.FieldKind;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

class StreamRegistryTest {

    private final StreamRegistry registry = StreamRegistry.bundled();

    @Test
    void holdsEveryListOfTheBundledVersion() {
        assertThat(registry.apiVersion()).isEqualTo("2026-10-28.endive");
        assertThat(registry.streams()).hasSize(76);
        assertThat(registry.streams().stream()
                        .collect(Collectors.groupingBy(StreamDefinition::streamClass, Collectors.counting())))
                .isEqualTo(Map.of(
                        StreamClass.A, 23L,
                        StreamClass.B, 14L,
                        StreamClass.C, 7L,
                        StreamClass.D, 15L,
                        StreamClass.E, 17L));
    }

    @Test
    void leavesOutWhatIsNoStream() {
        assertThat(registry.find("exchange_rates")).isEmpty();
        assertThat(registry.find("billing_credit_balance_transactions")).isEmpty();
        assertThat(registry.find("subscription_items")).as("needs a parent").isEmpty();
        assertThat(registry.find("apps_secrets")).as("needs a scope").isEmpty();
        assertThat(registry.streams()).noneMatch(stream -> stream.path().startsWith("/v2/"));
    }

    @Test
    void namesStreamsOnceAndInOrder() {
        Set<String> names = new HashSet<>();
        registry.streams().forEach(stream -> {
            assertThat(stream.name()).matches("[a-z][a-z_]*s");
            assertThat(names.add(stream.name())).as(stream.name()).isTrue();
            assertThat(names.add(stream.alias())).as(stream.alias()).isTrue();
        });
        assertThat(registry.streams()).extracting(StreamDefinition::name).isSorted();
        assertThat(registry.streams()).extracting(StreamDefinition::path).doesNotHaveDuplicates();
        assertThat(registry.streams()).extracting(StreamDefinition::resource).doesNotHaveDuplicates();
    }

    @Test
    void findsStreamsByNameAndAlias() {
        assertThat(registry.find("customers"))
                .hasValueSatisfying(stream -> assertThat(stream.path()).isEqualTo("/v1/customers"));
        assertThat(registry.find("checkout_session")).isEqualTo(registry.find("checkout_sessions"));
        assertThat(registry.find("early_fraud_warning")).isEqualTo(registry.find("early_fraud_warnings"));
        assertThat(registry.find("custmers")).isEmpty();
    }

    @Test
    void readsEveryObjectByItsId() {
        assertThat(registry.streams()).allSatisfy(stream -> {
            assertThat(stream.retrievePath()).isEqualTo(stream.path() + "/{id}");
            assertThat(stream.fields()).contains(new FieldDefinition("id", FieldKind.STRING));
            assertThat(stream.fields().stream().map(FieldDefinition::name)).doesNotHaveDuplicates();
        });
        assertThat(stream("subscriptions").pathOf("sub_1")).contains("/v1/subscriptions/sub_1");
    }

    @Test
    void escapesIdsThatPeopleChose() {
        assertThat(stream("coupons").pathOf("50% off/all?")).contains("/v1/coupons/50%25%20off%2Fall%3F");
    }

    @Test
    void cutsListsByThePropertyThatTheirFilterGoesBy() {
        assertThat(registry.streams()).allSatisfy(stream -> {
            boolean ranged = stream.streamClass().compareTo(StreamClass.C) <= 0;
            assertThat(stream.isRanged()).isEqualTo(ranged);
            if (ranged) {
                assertThat(stream.fields()).contains(new FieldDefinition(stream.rangeField(), FieldKind.TIMESTAMP));
            }
        });
        assertThat(stream("customers").rangeField()).isEqualTo("created");
        assertThat(stream("invoiceitems").rangeField()).isEqualTo("date");
        assertThat(stream("product_catalog_trial_offers").isRanged()).isFalse();
        assertThat(stream("payment_records").isRanged()).isFalse();
    }

    @Test
    void knowsTheQuirksOfRequests() {
        assertThat(stream("subscriptions").fixedParameters()).isEqualTo(Map.of("status", "all"));
        assertThat(registry.streams())
                .filteredOn(stream -> !stream.fixedParameters().isEmpty())
                .hasSize(1);
        assertThat(registry.streams())
                .filteredOn(stream -> !stream.paged())
                .extracting(StreamDefinition::name)
                .containsExactly("reporting_report_types");
    }

    @Test
    void carriesPropertiesByTheContract() {
        assertThat(stream("customers").fields())
                .contains(
                        new FieldDefinition("balance", FieldKind.INT64),
                        new FieldDefinition("created", FieldKind.TIMESTAMP),
                        new FieldDefinition("default_source", FieldKind.REFERENCE),
                        new FieldDefinition("delinquent", FieldKind.BOOLEAN),
                        new FieldDefinition("email", FieldKind.STRING),
                        new FieldDefinition("metadata", FieldKind.JSON),
                        new FieldDefinition("subscriptions", FieldKind.JSON));
        assertThat(stream("tax_rates").fields()).contains(new FieldDefinition("percentage", FieldKind.FLOAT64));
        assertThat(stream("plans").fields()).contains(new FieldDefinition("amount_decimal", FieldKind.STRING));
    }

    @Test
    void weighsBusyStreamsMore() {
        assertThat(registry.weight("charges")).isGreaterThan(registry.weight("tax_codes"));
        assertThat(registry.weight("no_such_stream")).isEqualTo(1);
        assertThat(registry.streams()).allMatch(stream -> registry.weight(stream.name()) >= 1);
    }

    @Test
    void isTheSameWhicheverWayItIsMade() throws IOException {
        StreamRegistry read = StreamRegistry.of(SpecFiles.bundled());

        assertThat(read.apiVersion()).isEqualTo(registry.apiVersion());
        assertThat(read.streams()).isEqualTo(registry.streams());
        assertThat(read.eventTypes().typesOf("invoices"))
                .isEqualTo(registry.eventTypes().typesOf("invoices"))
                .hasSize(17);
        assertThat(read.weight("charges")).isEqualTo(registry.weight("charges"));
    }

    @Test
    void agreesWithTheTableOfStreams() throws IOException {
        Pattern row = Pattern.compile("\\| (\\w+) \\| (\\w+) \\| (/v1/\\S+) \\| (yes|–) \\| yes \\|.*");
        Set<String> expected = new TreeSet<>();
        for (String line : Files.readAllLines(SpecFiles.shared("README.md"))) {
            Matcher matcher = row.matcher(line);
            if (matcher.matches() && !matcher.group(1).equals("billing_credit_balance_transaction")) {
                expected.add(matcher.group(2) + " " + matcher.group(1) + " " + matcher.group(3));
            }
        }

        assertThat(registry.streams())
                .extracting(stream -> stream.name() + " " + stream.alias() + " " + stream.path())
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private StreamDefinition stream(String name) {
        return registry.find(name).orElseThrow();
    }
}

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
        assertThat(registry.streams()).hasSize(133);
        assertThat(registry.streams().stream()
                        .collect(Collectors.groupingBy(StreamDefinition::streamClass, Collectors.counting())))
                .isEqualTo(Map.of(
                        StreamClass.A, 23L,
                        StreamClass.B, 14L,
                        StreamClass.C, 7L,
                        StreamClass.D, 15L,
                        StreamClass.E, 18L,
                        StreamClass.F, 36L,
                        StreamClass.G, 3L,
                        StreamClass.H, 17L));
    }

    @Test
    void leavesOutWhatIsNoStream() {
        assertThat(registry.find("exchange_rates")).isEmpty();
        assertThat(registry.find("apps_secrets")).as("needs a scope").isEmpty();
        assertThat(registry.find("source_transactions"))
                .as("has no list of parents")
                .isEmpty();
    }

    @Test
    void namesStreamsOnceAndInOrder() {
        Set<String> names = new HashSet<>();
        registry.streams().forEach(stream -> {
            assertThat(stream.name()).matches("[a-z][a-z0-9_]*s");
            assertThat(names.add(stream.name())).as(stream.name()).isTrue();
            boolean isSingular =
                    stream.streamClass() != StreamClass.G || stream.name().equals("balances");
            assertThat(names.add(stream.alias())).as(stream.alias()).isEqualTo(isSingular);
        });
        assertThat(registry.streams()).extracting(StreamDefinition::name).isSorted();
        assertThat(registry.streams()).extracting(StreamDefinition::path).doesNotHaveDuplicates();
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
            if (stream.parent() == null && stream.paging() != Paging.SINGLE) {
                assertThat(stream.retrievePath()).isEqualTo(stream.path() + "/{id}");
            }
            assertThat(stream.fields()).contains(new FieldDefinition("id", FieldKind.STRING));
            assertThat(stream.fields().stream().map(FieldDefinition::name)).doesNotHaveDuplicates();
        });
        assertThat(stream("subscriptions").pathOf("sub_1")).contains("/v1/subscriptions/sub_1");
    }

    @Test
    void findsTheParentInTheAddressOfAChild() {
        StreamDefinition persons = stream("v2_core_account_persons");
        assertThat(persons.parentIn("/v2/core/accounts/acct_1/persons/person_1"))
                .contains("acct_1");
        assertThat(persons.parentIn("/v2/core/accounts/acct_1/persons")).isEmpty();
        assertThat(persons.parentIn("/v2/core/accounts//persons/person_1")).isEmpty();
        assertThat(persons.parentIn("acct_1")).isEmpty();
        assertThat(stream("customers").parentIn("/v1/customers/cus_1")).isEmpty();
    }

    @Test
    void writesMomentsAsTheListTakesThem() {
        CreatedFilter second = stream("v2_money_management_transactions").createdFilter();
        assertThat(second.from()).isEqualTo("created[gte]");
        assertThat(second.moment(1_763_868_000L)).isEqualTo("2025-11-23T03:20:00Z");
        CreatedFilter flat = stream("v2_commerce_product_catalog_imports").createdFilter();
        assertThat(flat.from() + " " + flat.to()).isEqualTo("created_gte created_lt");
        CreatedFilter first = stream("customers").createdFilter();
        assertThat(first.to() + "=" + first.moment(7)).isEqualTo("created[lt]=7");
    }

    @Test
    void escapesIdsThatPeopleChose() {
        assertThat(stream("coupons").pathOf("50% off/all?")).contains("/v1/coupons/50%25%20off%2Fall%3F");
    }

    @Test
    void cutsListsByThePropertyThatTheirFilterGoesBy() {
        assertThat(registry.streams()).allSatisfy(stream -> {
            if (stream.streamClass() != StreamClass.H) {
                assertThat(stream.isRanged()).isEqualTo(stream.streamClass().compareTo(StreamClass.C) <= 0);
            }
            if (stream.isRanged()) {
                FieldKind kind = stream.streamClass() == StreamClass.H ? FieldKind.STRING : FieldKind.TIMESTAMP;
                assertThat(stream.fields()).contains(new FieldDefinition(stream.rangeField(), kind));
            }
        });
        assertThat(stream("customers").rangeField()).isEqualTo("created");
        assertThat(stream("invoiceitems").rangeField()).isEqualTo("date");
        assertThat(stream("product_catalog_trial_offers").isRanged()).isFalse();
        assertThat(stream("payment_records").isRanged()).isFalse();
    }

    @Test
    void knowsTheQuirksOfRequests() {
        assertThat(registry.streams())
                .filteredOn(stream -> !stream.fixedParameters().isEmpty())
                .extracting(stream -> stream.name() + " " + stream.fixedParameters())
                .containsExactly(
                        "subscriptions {status=all}",
                        "tax_locations {type=performance}",
                        "tax_registrations {status=all}",
                        "v2_core_event_destinations {include=webhook_endpoint.url}",
                        "v2_money_management_financial_accounts {include=storage.deposit_insurance_eligibility}");
        assertThat(stream("v2_core_event_destinations").retrieveParameters())
                .as("a row that is read by its id shows no less")
                .containsExactly(Map.entry("include", "webhook_endpoint.url"));
        assertThat(stream("subscriptions").retrieveParameters()).isEmpty();
        assertThat(registry.streams())
                .filteredOn(stream -> stream.paging() == Paging.WHOLE)
                .extracting(StreamDefinition::name)
                .containsExactly("capabilities", "reporting_report_types");
        assertThat(registry.streams())
                .filteredOn(stream -> stream.paging() == Paging.SINGLE)
                .extracting(StreamDefinition::name)
                .containsExactly("balance_settings", "balances", "cash_balances", "tax_settings");
        assertThat(registry.streams())
                .filteredOn(StreamDefinition::testClocks)
                .extracting(StreamDefinition::name)
                .containsExactly("customers", "quotes", "subscriptions");
    }

    @Test
    void tellsTheFormOfFiltersByMoment() {
        assertThat(stream("charges").createdFilter()).isEqualTo(new CreatedFilter("created", CreatedFilter.Form.EPOCH));
        assertThat(stream("v2_core_events").createdFilter())
                .isEqualTo(new CreatedFilter("created", CreatedFilter.Form.TEXT));
        assertThat(stream("v2_commerce_product_catalog_imports").createdFilter())
                .isEqualTo(new CreatedFilter("created", CreatedFilter.Form.FLAT_TEXT));
        assertThat(stream("v2_core_accounts").createdFilter()).isNull();
    }

    @Test
    void findsChildrenThroughTheirParents() {
        assertThat(registry.streams()).allSatisfy(stream -> {
            ParentLink parent = stream.parent();
            assertThat(stream.streamClass() == StreamClass.F).isEqualTo(parent != null);
            if (parent != null) {
                assertThat(stream(parent.stream()).parent())
                        .as("no grandchildren")
                        .isNull();
                assertThat(stream.isRanged())
                        .as("read by ranges of the parents")
                        .isFalse();
            }
        });
        assertThat(stream("subscription_items").parent())
                .isEqualTo(new ParentLink(
                        "subscriptions",
                        ParentLink.Form.INLINE,
                        "items",
                        "subscription",
                        false,
                        false,
                        "subscription",
                        null));
        assertThat(stream("subscription_items").pathOf("si_1")).contains("/v1/subscription_items/si_1");
        assertThat(stream("invoice_line_items").parent())
                .isEqualTo(new ParentLink(
                        "invoices", ParentLink.Form.INLINE, "lines", null, false, false, "invoice", null));
        assertThat(stream("invoice_line_items").pathUnder("in_1")).isEqualTo("/v1/invoices/in_1/lines");
        assertThat(stream("capabilities").parent())
                .isEqualTo(new ParentLink("accounts", ParentLink.Form.PATH, null, null, false, true, "account", null));
        assertThat(stream("capabilities").pathOf("card_payments"))
                .as("needs the parent")
                .isEmpty();
        assertThat(stream("capabilities").pathOf("acct_1", "card_payments"))
                .contains("/v1/accounts/acct_1/capabilities/card_payments");
        assertThat(stream("financial_connections_account_owners").parent())
                .isEqualTo(new ParentLink(
                        "financial_connections_accounts",
                        ParentLink.Form.PATH,
                        "ownership",
                        "ownership",
                        false,
                        false,
                        null,
                        null));
        assertThat(stream("active_entitlements").parent())
                .isEqualTo(new ParentLink(
                        "customers",
                        ParentLink.Form.QUERY,
                        null,
                        "customer",
                        false,
                        false,
                        "customer",
                        "entitlements"));
        assertThat(stream("external_accounts").resources()).containsExactly("bank_account", "card");
        assertThat(stream("v2_core_account_persons").paging()).isEqualTo(Paging.NEXT_PAGE);
    }

    @Test
    void sweepsOnlyWhatNoListHides() {
        assertThat(stream("customers").exhaustive()).isTrue();
        assertThat(stream("subscriptions").exhaustive()).isTrue();
        assertThat(stream("subscription_items").exhaustive()).isTrue();
        assertThat(stream("events").exhaustive()).as("kept for 30 days").isFalse();
        assertThat(stream("reviews").exhaustive())
                .as("closed ones are not listed")
                .isFalse();
        assertThat(stream("payment_attempt_records").exhaustive())
                .as("what hides parents hides their children")
                .isFalse();
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
        Pattern row = Pattern.compile("\\| (\\w+) \\| (\\w+) \\| (/v[12]/\\S+) \\| (yes|–|flat) \\| yes \\|.*");
        Set<String> expected = new TreeSet<>();
        for (String line : Files.readAllLines(SpecFiles.shared("README.md"))) {
            Matcher matcher = row.matcher(line);
            if (matcher.matches()) {
                expected.add(matcher.group(2) + " " + matcher.group(1) + " " + matcher.group(3));
            }
        }

        assertThat(registry.streams())
                .extracting(stream -> stream.name() + " " + stream.alias() + " " + stream.path())
                .containsAll(expected);
        assertThat(expected).hasSize(94);
    }

    private StreamDefinition stream(String name) {
        return registry.find(name).orElseThrow();
    }
}

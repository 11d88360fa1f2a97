// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

import static io.syncengine.connect.stripe.spec.EventRule.Subject.NAMES_PARENT;
import static io.syncengine.connect.stripe.spec.EventRule.Subject.PARENT;
import static io.syncengine.connect.stripe.spec.EventRule.Subject.ROW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

class EventTypesTest {

    private final StreamRegistry registry = StreamRegistry.bundled();
    private final EventTypes types = registry.eventTypes();

    @Test
    void decidesEveryTypeThatStripeSends() throws IOException {
        JsonNode table = new ObjectMapper().readTree(SpecFiles.EVENT_TYPES.toFile());
        EventCatalogue catalogue = new EventCatalogue(table, registry.streams());

        assertThat(table.path("v1")).hasSize(275);
        assertThat(table.path("v2")).hasSize(326);
        assertThat(catalogue.problems()).isEmpty();
        for (String version : List.of("v1", "v2")) {
            assertThat(table.path(version)).allSatisfy(entry -> {
                String type = entry.path("type").asText();
                boolean mapped = objects(entry).stream()
                        .anyMatch(object -> !types.rules(type, object).isEmpty());
                assertThat(mapped).as(type).isNotEqualTo(catalogue.unmapped().containsKey(type));
            });
        }
        assertThat(catalogue.unmapped().values().stream()
                        .collect(Collectors.groupingBy(reason -> reason, Collectors.counting())))
                .isEqualTo(Map.of(
                        UnmappedReason.MIRROR, 216L,
                        UnmappedReason.THIN_ONLY, 53L,
                        UnmappedReason.NO_LIST, 15L,
                        UnmappedReason.NOT_A_ROW, 8L,
                        UnmappedReason.NO_PARENT, 1L));
    }

    private static Set<String> objects(JsonNode entry) {
        Set<String> objects = new HashSet<>();
        JsonNode object = entry.has("object") ? entry.path("object") : entry.path("relatedObject");
        if (object.isArray()) {
            object.forEach(name -> objects.add(name.asText()));
        } else {
            objects.add(object.asText());
        }
        return objects;
    }

    @Test
    void followsChildrenByRowsOrBySets() {
        Map<String, Set<String>> subjects = new HashMap<>();
        registry.streams()
                .forEach(stream -> types.typesOf(stream.name())
                        .forEach(type -> stream.resources()
                                .forEach(object -> types.rule(type, object, stream.name())
                                        .ifPresent(
                                                rule -> subjects.computeIfAbsent(stream.name(), name -> new HashSet<>())
                                                        .add(rule.subject() == ROW ? "rows" : "sets")))));

        assertThat(subjects.values()).as("rows or sets, not both").allMatch(kinds -> kinds.size() == 1);
    }

    @ParameterizedTest
    @CsvSource({
        "customer.updated, customer, customers",
        "charge.dispute.closed, dispute, disputes",
        "charge.refund.updated, refund, refunds",
        "customer.tax_id.updated, tax_id, tax_ids",
        "radar.early_fraud_warning.created, radar.early_fraud_warning, early_fraud_warnings",
        "sigma.scheduled_query_run.created, scheduled_query_run, scheduled_query_runs",
        "reporting.report_type.updated, reporting.report_type, reporting_report_types",
        "payment_method.detached, payment_method, payment_methods",
        "treasury.financial_account.closed, treasury.financial_account, treasury_financial_accounts",
        "treasury.received_credit.failed, treasury.received_credit, treasury_received_credits",
        "customer.source.created, card, customer_sources",
        "customer.source.updated, account, customer_sources",
        "source.chargeable, source, customer_sources",
        "account.external_account.updated, bank_account, external_accounts",
        "person.created, person, persons",
        "capability.updated, capability, capabilities",
        "issuing_token.updated, issuing.token, issuing_tokens",
        "balance.available, balance, balances",
        "tax.settings.updated, tax.settings, tax_settings",
        "v2.core.account.closed, v2.core.account, v2_core_accounts",
        "v2.core.account[identity].updated, v2.core.account, v2_core_accounts",
        "v2.core.account[not.known.yet].updated, v2.core.account, v2_core_accounts",
        "v2.core.account_person.updated, v2.core.account_person, v2_core_account_persons",
        "v2.money_management.transaction.updated, v2.money_management.transaction, v2_money_management_transactions"
    })
    void mapsChangesToTheStreamOfTheirObject(String type, String object, String stream) {
        assertThat(types.rule(type, object, stream)).contains(new EventRule(stream, ROW, false));
    }

    @ParameterizedTest
    @CsvSource({
        "customer.subscription.deleted, subscription, subscriptions subscription_items",
        "invoice.voided, invoice, invoices invoice_line_items",
        "invoice.upcoming, invoice, invoices invoice_line_items",
        "credit_note.voided, credit_note, credit_note_line_items credit_notes",
        "checkout.session.completed, checkout.session, checkout_session_line_items checkout_sessions",
        "quote.finalized, quote, quote_computed_upfront_line_items quote_line_items quotes",
        "setup_intent.created, setup_intent, setup_intents",
        "setup_intent.succeeded, setup_intent, setup_attempts setup_intents",
        "transfer.reversed, transfer, transfer_reversals transfers",
        "financial_connections.account.refreshed_ownership, financial_connections.account,"
                + " financial_connections_account_owners financial_connections_accounts"
    })
    void tellsOfTheChildrenOfTheObjectToo(String type, String object, String streams) {
        assertThat(types.rules(type, object))
                .extracting(EventRule::stream)
                .containsExactlyInAnyOrder(streams.split(" "));
        assertThat(types.rules(type, object))
                .noneMatch(EventRule::delete)
                .allSatisfy(rule -> assertThat(rule.subject())
                        .isEqualTo(registry.find(rule.stream()).orElseThrow().parent() == null ? ROW : PARENT));
    }

    @ParameterizedTest
    @CsvSource({
        "entitlements.active_entitlement_summary.updated, entitlements.active_entitlement_summary, active_entitlements",
        "cash_balance.funds_available, cash_balance, cash_balances",
        "customer_cash_balance_transaction.created, customer_cash_balance_transaction, cash_balances",
        "billing.credit_grant.updated, billing.credit_grant, billing_credit_balance_transactions",
        "application_fee.refund.updated, fee_refund, fee_refunds"
    })
    void tellsOfTheChildrenOfAParentThatTheObjectNames(String type, String object, String stream) {
        assertThat(types.rule(type, object, stream)).contains(new EventRule(stream, NAMES_PARENT, false));
    }

    @ParameterizedTest
    @CsvSource({
        "account.external_account.deleted, card, external_accounts",
        "apps.install.deleted, apps.install, apps_installs",
        "coupon.deleted, coupon, coupons",
        "customer.deleted, customer, customer_balance_transactions customers",
        "customer.source.deleted, source, customer_sources",
        "customer.tax_id.deleted, tax_id, tax_ids",
        "invoice.deleted, invoice, invoice_line_items invoices",
        "invoiceitem.deleted, invoiceitem, invoiceitems",
        "person.deleted, person, persons",
        "plan.deleted, plan, plans",
        "price.deleted, price, prices",
        "product.deleted, product, product_features products",
        "test_helpers.test_clock.deleted, test_helpers.test_clock, test_helpers_test_clocks",
        "v2.core.account_person.deleted, v2.core.account_person, v2_core_account_persons"
    })
    void tellsDeletesByTheType(String type, String object, String streams) {
        assertThat(types.rules(type, object)).allMatch(EventRule::delete);
        assertThat(types.rules(type, object))
                .extracting(EventRule::stream)
                .containsExactlyInAnyOrder(streams.split(" "));
    }

    @Test
    void knowsNoOtherDeletes() {
        Set<String> deletes = new TreeSet<>();
        registry.streams()
                .forEach(stream -> types.typesOf(stream.name())
                        .forEach(type -> stream.resources()
                                .forEach(object -> types.rules(type, object).stream()
                                        .filter(EventRule::delete)
                                        .forEach(rule -> deletes.add(type)))));

        assertThat(deletes).hasSize(14);
    }

    @ParameterizedTest
    @CsvSource({
        "customer.discount.deleted, discount",
        "billing.alert.triggered, billing.alert_triggered",
        "account.application.deauthorized, application",
        "billing.credit_balance_transaction.created, billing.credit_balance_transaction",
        "v1.customer.created, customer",
        "v1.invoice.line_item_added, invoice",
        "no.such.type, customer",
        "no.such[type].updated, customer"
    })
    void passesOverWhatConcernsNoStream(String type, String object) {
        assertThat(types.rules(type, object)).isEmpty();
    }

    @Test
    void passesOverAnObjectThatIsNotTheTypes() {
        assertThat(types.rules("customer.updated", "card")).isEmpty();
        assertThat(types.rules("customer.updated", "")).isEmpty();
        assertThat(types.rule("customer.updated", "customer", "charges")).isEmpty();
    }

    @Test
    void listsTheTypesOfAStream() {
        assertThat(types.typesOf("plans")).containsExactly("plan.created", "plan.deleted", "plan.updated");
        assertThat(types.typesOf("tax_codes")).isEmpty();
        assertThat(types.typesOf("no_such_stream")).isEmpty();
        assertThat(types.typesOf("disputes")).hasSize(5);
        assertThat(types.typesOf("setup_attempts")).hasSize(4);
        assertThat(types.typesOf("cash_balances"))
                .containsExactly("cash_balance.funds_available", "customer_cash_balance_transaction.created");
    }

    @Test
    void followsAStreamByEventsOfOneVersion() {
        assertThat(registry.streams()).allSatisfy(stream -> {
            long second = types.typesOf(stream.name()).stream()
                    .filter(type -> type.startsWith("v2."))
                    .count();
            assertThat(second).isIn(0L, (long) types.typesOf(stream.name()).size());
        });
    }

    @Test
    void refusesATypeOfTwoMeanings() {
        EventMeaning one = new EventMeaning("box.updated", List.of("box"), List.of(new EventRule("boxes", ROW, false)));
        EventMeaning two = new EventMeaning("box.updated", List.of("lid"), List.of(new EventRule("lids", ROW, false)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EventTypes(Arrays.asList(one, two)))
                .withMessageContaining("box.updated");
    }
}

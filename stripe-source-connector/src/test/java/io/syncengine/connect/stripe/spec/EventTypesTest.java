// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.util.List;
import java.util.Set;

class EventTypesTest {

    private final StreamRegistry registry = StreamRegistry.bundled();
    private final EventTypes types = registry.eventTypes();

    @Test
    void decidesEveryTypeThatStripeSends() throws IOException {
        JsonNode table = new ObjectMapper().readTree(SpecFiles.EVENT_TYPES.toFile());
        EventCatalogue catalogue = new EventCatalogue(table, registry.streams());

        assertThat(table.path("v1")).hasSize(275);
        assertThat(catalogue.problems()).isEmpty();
        assertThat(catalogue.unmapped()).hasSize(72);
        assertThat(table.path("v1")).allSatisfy(entry -> {
            String type = entry.path("type").asText();
            boolean mapped = types.rule(type, entry.path("object").asText("")).isPresent();
            assertThat(mapped).as(type).isNotEqualTo(catalogue.unmapped().containsKey(type));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "customer.updated, customer, customers",
        "customer.subscription.created, subscription, subscriptions",
        "charge.dispute.closed, dispute, disputes",
        "charge.refund.updated, refund, refunds",
        "customer.tax_id.updated, tax_id, tax_ids",
        "checkout.session.completed, checkout.session, checkout_sessions",
        "radar.early_fraud_warning.created, radar.early_fraud_warning, early_fraud_warnings",
        "sigma.scheduled_query_run.created, scheduled_query_run, scheduled_query_runs",
        "reporting.report_type.updated, reporting.report_type, reporting_report_types",
        "invoice.upcoming, invoice, invoices",
        "invoice.voided, invoice, invoices",
        "credit_note.voided, credit_note, credit_notes",
        "payment_method.detached, payment_method, payment_methods",
        "customer.subscription.deleted, subscription, subscriptions",
        "treasury.financial_account.closed, treasury.financial_account, treasury_financial_accounts"
    })
    void mapsChangesToTheStreamOfTheirObject(String type, String object, String stream) {
        assertThat(types.rule(type, object)).contains(new EventRule(stream, false));
    }

    @ParameterizedTest
    @CsvSource({
        "apps.install.deleted, apps.install, apps_installs",
        "coupon.deleted, coupon, coupons",
        "customer.deleted, customer, customers",
        "customer.tax_id.deleted, tax_id, tax_ids",
        "invoice.deleted, invoice, invoices",
        "invoiceitem.deleted, invoiceitem, invoiceitems",
        "plan.deleted, plan, plans",
        "price.deleted, price, prices",
        "product.deleted, product, products",
        "test_helpers.test_clock.deleted, test_helpers.test_clock, test_helpers_test_clocks"
    })
    void tellsDeletesByTheType(String type, String object, String stream) {
        assertThat(types.rule(type, object)).contains(new EventRule(stream, true));
    }

    @Test
    void knowsNoOtherDeletes() {
        long deletes = registry.streams().stream()
                .flatMap(stream -> types.typesOf(stream.name()).stream()
                        .flatMap(type -> types.rule(type, stream.resources().get(0)).stream()))
                .filter(EventRule::delete)
                .count();

        assertThat(deletes).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({
        "customer.source.created, card",
        "customer.source.updated, account",
        "customer.discount.deleted, discount",
        "billing.alert.triggered, billing.alert_triggered",
        "account.application.deauthorized, application",
        "account.external_account.updated, bank_account",
        "balance.available, balance",
        "billing.credit_balance_transaction.created, billing.credit_balance_transaction",
        "v1.customer.created, customer",
        "no.such.type, customer"
    })
    void passesOverWhatIsNoStreamsRow(String type, String object) {
        assertThat(types.rule(type, object)).isEmpty();
    }

    @Test
    void passesOverAnObjectThatIsNotTheStreams() {
        assertThat(types.rule("customer.updated", "card")).isEmpty();
        assertThat(types.rule("customer.updated", "")).isEmpty();
    }

    @Test
    void listsTheTypesOfAStream() {
        assertThat(types.typesOf("plans")).containsExactly("plan.created", "plan.deleted", "plan.updated");
        assertThat(types.typesOf("tax_codes")).isEmpty();
        assertThat(types.typesOf("no_such_stream")).isEmpty();
        assertThat(types.typesOf("disputes")).hasSize(5);
    }

    @Test
    void refusesATypeOfTwoStreams() {
        StreamEvents one = new StreamEvents("boxes", List.of("box"), Set.of("box.updated"), Set.of());
        StreamEvents two = new StreamEvents("lids", List.of("lid"), Set.of("box.updated"), Set.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EventTypes(List.of(one, two)))
                .withMessageContaining("box.updated");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiCatalogTest {
    private final ApiCatalog catalog = ApiCatalog.bundled();

    @Test
    void everyTopLevelListIsAStream() {
        assertThat(catalog.streams()).hasSize(77);
        assertThat(catalog.streams()).extracting(StreamSpec::name).doesNotHaveDuplicates();
        assertThat(catalog.eventTypes()).hasSize(275);
    }

    @ParameterizedTest
    @CsvSource({
        "customers, customer.created, customer.updated, customer.deleted, true",
        "charges, charge.succeeded, charge.updated, , true",
        "payment_intents, payment_intent.created, , , true",
        "checkout_sessions, , , , true",
        "invoiceitems, invoiceitem.created, , invoiceitem.deleted, true",
        "payment_methods, , payment_method.updated, , true",
        "quotes, quote.created, , , true",
        "subscriptions, customer.subscription.created, customer.subscription.updated, customer.subscription.deleted, false",
        "disputes, charge.dispute.created, charge.dispute.updated, , true",
        "coupons, coupon.created, coupon.updated, coupon.deleted, true",
        "balance_transactions, , , , true"
    })
    void eventsTellWhatStripeTells(String stream, String created, String updated, String deleted, boolean removes) {
        EventPlan plan = catalog.stream(stream).events();

        assertThat(plan.created()).isEqualTo(created);
        assertThat(plan.updated()).isEqualTo(updated);
        assertThat(plan.deleted()).isEqualTo(deleted);
        assertThat(plan.removes()).isEqualTo(removes);
    }

    @Test
    void listsHaveTheirPeculiarities() {
        assertThat(catalog.stream("reporting_report_types").isPaged()).isFalse();
        assertThat(catalog.stream("customers").isPaged()).isTrue();
        assertThat(catalog.stream("customers").tellsDeleted()).isTrue();
        assertThat(catalog.stream("coupons").tellsDeleted()).isFalse();
        assertThat(catalog.stream("invoiceitems").moment()).isEqualTo("date");
        assertThat(catalog.stream("payment_methods").isFilteredByCreated()).isFalse();
        assertThatThrownBy(() -> catalog.stream("nothing")).isInstanceOf(IllegalArgumentException.class);
    }
}

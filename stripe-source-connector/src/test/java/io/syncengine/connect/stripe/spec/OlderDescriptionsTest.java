// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.protocol.FieldKind;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads descriptions that the product does not ship; a test of an official one is skipped where that is absent. */
class OlderDescriptionsTest {

    @Test
    void readsTheOfficialDescriptionOf2023() throws IOException {
        StreamRegistry registry = StreamRegistry.of(SpecFiles.older("stripe-openapi-2023-08-16.official.json.gz"));

        assertThat(registry.apiVersion()).isEqualTo("2023-08-16");
        assertThat(registry.streams()).extracting(StreamDefinition::name).doesNotHaveDuplicates();
        assertThat(registry.streams())
                .extracting(StreamDefinition::name)
                .contains("customers", "balance_transactions", "issuing_settlements")
                .doesNotContain("exchange_rates", "line_items", "billing_meters");
        assertThat(registry.find("financial_connections_accounts").orElseThrow().path())
                .as("listed under /v1/linked_accounts too")
                .isEqualTo("/v1/financial_connections/accounts");
        assertThat(registry.find("balance_transactions").orElseThrow().path())
                .as("listed under /v1/balance/history too")
                .isEqualTo("/v1/balance_transactions");
        assertThat(registry.find("issuing_settlements").orElseThrow().streamClass())
                .as("unknown to the table")
                .isEqualTo(StreamClass.E);
    }

    @Test
    void readsPropertiesOfTheOfficialDescription() throws IOException {
        StreamRegistry registry = StreamRegistry.of(SpecFiles.older("stripe-openapi-2023-08-16.official.json.gz"));

        StreamDefinition charges = registry.find("charges").orElseThrow();
        assertThat(charges.fields())
                .contains(
                        new FieldDefinition("amount", FieldKind.INT64),
                        new FieldDefinition("created", FieldKind.TIMESTAMP),
                        new FieldDefinition("customer", FieldKind.REFERENCE),
                        new FieldDefinition("billing_details", FieldKind.JSON),
                        new FieldDefinition("paid", FieldKind.BOOLEAN),
                        new FieldDefinition("currency", FieldKind.STRING));
        assertThat(registry.find("subscriptions").orElseThrow().retrievePath()).isEqualTo("/v1/subscriptions/{id}");
        StreamDefinition sessions = registry.find("checkout_sessions").orElseThrow();
        assertThat(sessions.isRanged()).as("had no created filter then").isFalse();
        assertThat(sessions.streamClass()).isEqualTo(StreamClass.D);
        assertThat(registry.find("persons").orElseThrow().path()).isEqualTo("/v1/accounts/{parent}/persons");
        assertThat(registry.find("setup_attempts").orElseThrow().parent().parameter())
                .isEqualTo("setup_intent");
        assertThat(registry.find("balances").orElseThrow().paging()).isEqualTo(Paging.SINGLE);
        assertThat(registry.find("tax_registrations"))
                .as("what came later is neither a stream nor anybody's event")
                .isEmpty();
        assertThat(registry.eventTypes().rules("charge.refunded", "charge"))
                .containsExactly(new EventRule("charges", EventRule.Subject.ROW, false));
    }

    /** Before 2025-10-29 the list wanted to know the object. */
    @Test
    void followsNoEventsOfTheSecondVersionThatCannotBeListed() throws IOException {
        String text = new String(SpecFiles.dahlia(), StandardCharsets.UTF_8)
                .replace(
                        "\"name\":\"object_id\",\"in\":\"query\",\"required\":false",
                        "\"name\":\"object_id\",\"in\":\"query\",\"required\":true");
        StreamRegistry registry =
                StreamRegistry.of(SpecReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));

        assertThat(registry.find("v2_core_events")).isEmpty();
        assertThat(registry.find("v2_core_accounts")).isPresent();
        assertThat(registry.eventTypes().typesOf("v2_core_accounts")).isEmpty();
        assertThat(registry.eventTypes().typesOf("customers")).isNotEmpty();
    }

    @Test
    void readsTheDescriptionThatUpstreamBundles() throws IOException {
        StreamRegistry registry = StreamRegistry.of(SpecReader.read(new ByteArrayInputStream(SpecFiles.dahlia())));

        assertThat(registry.apiVersion()).isEqualTo("2026-03-25.dahlia");
        assertThat(registry.streams()).hasSize(112);
        assertThat(registry.streams())
                .as("all are known to the table, with the same names")
                .allMatch(stream -> StreamRegistry.bundled().find(stream.name()).isPresent());
        assertThat(registry.find("invoice_line_items").orElseThrow().parent())
                .isEqualTo(StreamRegistry.bundled()
                        .find("invoice_line_items")
                        .orElseThrow()
                        .parent());
        assertThat(registry.find("apps_installs")).as("came later").isEmpty();
        assertThat(registry.eventTypes().typesOf("apps_installs")).isEmpty();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncengine.connect.stripe.data.ObjectReader;
import io.syncengine.connect.stripe.data.StripeObject;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.spec.StreamRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.List;

final class RedactionTest {

    private static final StreamRegistry REGISTRY = StreamRegistry.bundled();

    private static Redaction redaction(String... paths) throws Exception {
        return Redaction.of(
                REGISTRY, Arrays.stream(paths).map(RedactedPath::parse).toList());
    }

    private static StreamDefinition stream(String name) {
        return REGISTRY.find(name).orElseThrow();
    }

    private static StripeObject redacted(String stream, String text, String... paths) throws Exception {
        StripeObject object = new ObjectReader(stream(stream)).object(text);
        return redaction(paths).of(stream(stream), true).orElseThrow().of(object);
    }

    private static Object column(StripeObject object, String stream, String field) {
        List<String> names = stream(stream).fields().stream()
                .map(property -> property.name())
                .toList();
        return object.values()[names.indexOf(field)];
    }

    @Test
    void takesColumnsAndTheirTextAndLeavesEveryOtherByte() throws Exception {
        StripeObject customer = redacted(
                "customers",
                "{\"id\":\"cus_1\",\"object\":\"customer\",\"balance\":-0,\"email\":\"a@b.c\",\"address\":{\"city\":\"X\","
                        + "\"line1\":\"Y\"},\"metadata\":{\"n\":1.10,\"email\":\"stays\"},\"new\\u0020one\":1e5}",
                "customers.email",
                "customer.address.line1");

        assertThat(customer.raw())
                .isEqualTo(
                        "{\"id\":\"cus_1\",\"object\":\"customer\",\"balance\":-0,\"email\":null,\"address\":{\"city\":\"X\","
                                + "\"line1\":null},\"metadata\":{\"n\":1.10,\"email\":\"stays\"},\"new\\u0020one\":1e5}");
        assertThat(column(customer, "customers", "email")).isNull();
        assertThat(column(customer, "customers", "address")).isEqualTo("{\"city\":\"X\",\"line1\":null}");
        assertThat(column(customer, "customers", "metadata")).isEqualTo("{\"n\":1.10,\"email\":\"stays\"}");
        assertThat(column(customer, "customers", "balance")).isEqualTo(0L);
    }

    @Test
    void goesIntoMapsAndTheItemsOfArrays() throws Exception {
        StripeObject account = redacted(
                "customers",
                "{\"id\":\"cus_1\",\"metadata\":{\"a.b\":1,\"c\":{\"d\":2}},\"preferred_locales\":[\"de\",{\"x\":[{\"y\":1}]}]}",
                "customers.metadata.*",
                "customers.preferred_locales.x.y");

        assertThat(account.raw())
                .isEqualTo("{\"id\":\"cus_1\",\"metadata\":{\"a.b\":null,\"c\":null},"
                        + "\"preferred_locales\":[\"de\",{\"x\":[{\"y\":null}]}]}");
    }

    @Test
    void holdsWhereAnObjectOfTheKindLiesInRowsOfAnotherStream() throws Exception {
        StripeObject charge = redacted(
                "charges",
                "{\"id\":\"ch_1\",\"object\":\"charge\",\"customer\":{\"email\":\"a@b.c\",\"id\":\"cus_1\",\"object\":"
                        + "\"customer\"},\"refunds\":{\"data\":[{\"email\":\"stays\",\"x\":{\"object\":\"customer\","
                        + "\"email\":[{}]}}]}}",
                "customers.email");

        assertThat(charge.raw())
                .isEqualTo(
                        "{\"id\":\"ch_1\",\"object\":\"charge\",\"customer\":{\"email\":null,\"id\":\"cus_1\",\"object\":"
                                + "\"customer\"},\"refunds\":{\"data\":[{\"email\":\"stays\",\"x\":{\"object\":\"customer\","
                                + "\"email\":null}}]}}");
        assertThat(column(charge, "charges", "customer")).isEqualTo("cus_1");
    }

    @Test
    void ofAChildHoldsInItsParentToo() throws Exception {
        StripeObject subscription = redacted(
                "subscriptions",
                "{\"id\":\"sub_1\",\"metadata\":{\"a\":1},\"items\":{\"object\":\"list\",\"data\":[{\"id\":\"si_1\",\"object\":"
                        + "\"subscription_item\",\"metadata\":{\"a\":1}}]}}",
                "subscription_items.metadata");

        assertThat(subscription.raw())
                .isEqualTo(
                        "{\"id\":\"sub_1\",\"metadata\":{\"a\":1},\"items\":{\"object\":\"list\",\"data\":[{\"id\":\"si_1\","
                                + "\"object\":\"subscription_item\",\"metadata\":null}]}}");
        assertThat(column(subscription, "subscriptions", "items"))
                .isEqualTo("{\"object\":\"list\",\"data\":[{\"id\":\"si_1\",\"object\":\"subscription_item\","
                        + "\"metadata\":null}]}");
    }

    @Test
    void throughTheListOfAParentHoldsForTheRowsOfThatList() throws Exception {
        String item = "{\"id\":\"si_1\",\"object\":\"subscription_item\",\"metadata\":{\"a\":1},\"quantity\":2}";

        assertThat(redacted("subscription_items", item, "subscriptions.items.data.metadata.a")
                        .raw())
                .isEqualTo(
                        "{\"id\":\"si_1\",\"object\":\"subscription_item\",\"metadata\":{\"a\":null},\"quantity\":2}");
        assertThat(redacted("subscription_items", item, "subscriptions.items.data.*")
                        .raw())
                .isEqualTo("{\"id\":\"si_1\",\"object\":null,\"metadata\":null,\"quantity\":null}");
        assertThat(redacted("subscription_items", item, "subscriptions.items").raw())
                .isEqualTo(item);
    }

    @Test
    void ofAPatternHoldsForEveryStreamThatHasTheProperty() throws Exception {
        String text = "{\"id\":\"x_1\",\"metadata\":{\"a\":1},\"name\":\"n\"}";

        for (String stream : List.of("customers", "products", "invoices")) {
            assertThat(redacted(stream, text, "*.metadata").raw())
                    .isEqualTo("{\"id\":\"x_1\",\"metadata\":null,\"name\":\"n\"}");
        }
        assertThat(redacted("products", text, "cust*.metadata").raw()).isEqualTo(text);
    }

    @Test
    void knowsNamesHoweverTheyAreWritten() throws Exception {
        StripeObject customer = redacted(
                "customers",
                "{\"id\":\"cus_1\",\"\\u0065mail\":\"a\\\"}b\",\"x\":{\"obj\\u0065ct\":\"customer\",\"email\":1}}",
                "customers.email");

        assertThat(customer.raw())
                .isEqualTo(
                        "{\"id\":\"cus_1\",\"\\u0065mail\":null,\"x\":{\"obj\\u0065ct\":\"customer\",\"email\":null}}");
    }

    @Test
    void leavesTheVeryObjectWhereNothingIsToGo() throws Exception {
        StripeObject charge = new ObjectReader(stream("charges")).object("{\"id\":\"ch_1\",\"object\":\"charge\"}");
        StripeObject customer = new ObjectReader(stream("customers")).object("{\"id\":\"cus_1\",\"email\":null}");
        Redaction redaction = redaction("customers.email");

        assertThat(redaction.of(stream("charges"), true).orElseThrow().of(charge))
                .isSameAs(charge);
        assertThat(redaction.of(stream("customers"), true).orElseThrow().of(customer))
                .isSameAs(customer);
        assertThat(Redaction.NONE.of(stream("charges"), true)).isEmpty();
        assertThat(redaction()).isSameAs(Redaction.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "custmers.email | no stream named 'custmers'; did you mean 'customers'?",
                "customers.emal | 'customers' has no property 'emal'; did you mean 'email'?",
                "cust*.emal | 'cust*' has no property 'emal'; did you mean 'email'?",
                "zzz*.email | no stream matches 'zzz*'",
                "customers.email.domain | 'email' of 'customers' is a plain value, nothing lies in it",
                "charges.customer.id | 'customer' of 'charges' is known by its id",
                "charges.customer.* | 'customer' of 'charges' is known by its id",
            })
    void refusesWhatLeadsNowhere(String path, String problem) {
        assertThatThrownBy(() -> redaction("customers.name", path))
                .isInstanceOf(InvalidRedactionException.class)
                .hasMessageStartingWith("redact.fields: ")
                .hasMessageContaining(problem);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class DiscoverCommandTest {

    private static final int CHARGES = 3_000;

    @TempDir
    private static Path directory;

    private static TestAccount stripe;

    @BeforeAll
    static void start() throws IOException {
        stripe = TestAccount.start(Map.of("customers", 20, "charges", CHARGES, "subscriptions", 3));
    }

    @AfterAll
    static void stop() {
        stripe.close();
    }

    @Test
    void countsWhatFitsIntoAPageAndEstimatesTheRest() throws Exception {
        Ended ended = discover(TestAccount.KEY, "--streams", "customers,charges,subscription_items");
        JsonNode json = discover(TestAccount.KEY, "--streams", "customers,charges,subscription_items", "--json")
                .json();

        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        assertThat(ended.out().lines())
                .anyMatch(line -> line.matches("customers +\\d+ +20 +yes"))
                .anyMatch(line -> line.matches("charges +\\d+ +~[\\d,]+ +yes"))
                .anyMatch(line -> line.matches("subscription_items +subscriptions +\\d+ +\\? +yes"))
                .anyMatch(line -> line.endsWith("; 0 refused to this key or account (" + stripe.id() + ")."));
        assertThat(ended.err()).contains("customers: yes, 20 rows");
        assertThat(json.path("account").asText()).isEqualTo(stripe.id());
        JsonNode charges = stream(json, "charges");
        assertThat(charges.path("rows").asInt()).isBetween(CHARGES / 2, CHARGES * 2);
        assertThat(charges.path("rows_exact").asBoolean(true)).isFalse();
        assertThat(stream(json, "customers").path("rows_exact").asBoolean()).isTrue();
        assertThat(stream(json, "subscription_items").path("rows").isNull()).isTrue();
    }

    @Test
    void tellsWhatTheKeyMayNotRead() throws Exception {
        Ended ended = discover(TestAccount.RESTRICTED, "--streams", "customers,charges,refunds", "--no-rows");

        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        assertThat(ended.out().lines())
                .anyMatch(line -> line.matches("customers +\\d+ +\\? +yes"))
                .anyMatch(line -> line.matches("charges +\\d+ +no: GET /v1/charges was answered with 403.*"))
                .anyMatch(line -> line.contains("3 streams of Stripe's API") && line.contains("2 refused"));
    }

    @Test
    void listsEveryStreamWithoutAnAccount() throws Exception {
        Ended ended = Ended.run("discover", "--offline", "--json");
        JsonNode customers = stream(ended.json(), "customers");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.json().path("streams").size()).isGreaterThan(100);
        assertThat(customers.path("singular").asText()).isEqualTo("customer");
        assertThat(customers.path("events")).extracting(JsonNode::asText).contains("customer.updated");
        assertThat(customers.path("children")).extracting(JsonNode::asText).contains("customer_balance_transactions");
        assertThat(customers.has("access")).isFalse();
    }

    @Test
    void saysWhyTheAccountCannotBeRead() throws Exception {
        Ended refused = discover("sk_test_7hisKeyIsUnknown", "--streams", "customers");
        Ended silent = Ended.run(
                "discover",
                "--api-key-file",
                TestAccount.file(directory, TestAccount.KEY),
                "--api-url",
                "http://localhost:1");
        Ended unknown = Ended.run(
                "discover",
                "--api-key-file",
                TestAccount.file(directory, TestAccount.KEY),
                "--api-url",
                "https://stripe.invalid");
        Ended wrong = discover(TestAccount.KEY, "--streams", "costumers");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("Stripe refuses the key").doesNotContain("7hisKeyIsUnknown", "\tat ");
        assertThat(silent.code()).isEqualTo(1);
        assertThat(silent.err())
                .contains("cannot be read at http://localhost:1", "nobody answers there")
                .doesNotContain("\tat ");
        assertThat(unknown.err()).contains("cannot be read at https://stripe.invalid", "the host name is unknown");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("did you mean 'customers'");
    }

    private static JsonNode stream(JsonNode json, String name) {
        for (JsonNode stream : json.path("streams")) {
            if (stream.path("name").asText().equals(name)) {
                return stream;
            }
        }
        throw new AssertionError("no " + name + " in " + json);
    }

    private static Ended discover(String key, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "discover",
                "--api-key-file",
                TestAccount.file(directory, key),
                "--api-url",
                stripe.url(),
                "--rate",
                "1000"));
        arguments.addAll(List.of(more));
        return Ended.run(arguments.toArray(new String[0]));
    }
}

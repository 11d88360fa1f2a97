// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TopicNamesTest {

    @Test
    void topicIsPrefixThenStream() {
        assertThat(TopicNames.topic("stripe.", "customers")).isEqualTo("stripe.customers");
    }

    @Test
    void streamIsThePartAfterTheLastDot() {
        assertThat(TopicNames.stream("eu.stripe.customers")).isEqualTo("customers");
        assertThat(TopicNames.stream("customers")).isEqualTo("customers");
    }

    @Test
    void schemaNamesAreLegalInAvroWhateverThePrefix() {
        assertThat(TopicNames.valueSchema("stripe-prod.customers")).isEqualTo("stripe_prod.customers.Value");
        assertThat(TopicNames.keySchema("stripe.customers")).isEqualTo("stripe.customers.Key");
    }

    @Test
    void knowsWhatKafkaAcceptsAsTopic() {
        assertThat(TopicNames.isLegal("stripe.customers")).isTrue();
        assertThat(TopicNames.isLegal("stripe/customers")).isFalse();
        assertThat(TopicNames.isLegal("..")).isFalse();
        assertThat(TopicNames.isLegal("")).isFalse();
    }
}

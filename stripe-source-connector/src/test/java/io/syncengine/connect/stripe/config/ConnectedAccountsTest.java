// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class ConnectedAccountsTest {

    private static Map<String, String> settings(String... changes) {
        Map<String, String> settings = new HashMap<>(Map.of("stripe.api.key", "sk_test_abc"));
        for (int i = 0; i < changes.length; i += 2) {
            settings.put(changes[i], changes[i + 1]);
        }
        return settings;
    }

    private static AccountSettings parse(String... changes) {
        return StripeSourceConfig.of(settings(changes)).accounts();
    }

    @Test
    void areNoneUnlessSaidOtherwise() {
        assertThat(parse().connected()).isEqualTo(new ConnectedAccounts(false, List.of()));
        assertThat(parse("stripe.connected.accounts", "none")).isEqualTo(parse());
        assertThat(parse().refresh()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void areAllOrThoseNamed() {
        assertThat(parse("stripe.connected.accounts", "all", "accounts.refresh.ms", "60000"))
                .isEqualTo(new AccountSettings(new ConnectedAccounts(true, List.of()), Duration.ofMinutes(1)));
        assertThat(parse("stripe.connected.accounts", "acct_2, acct_1").connected())
                .isEqualTo(new ConnectedAccounts(false, List.of("acct_1", "acct_2")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cus_1", "acct_", "all,acct_1", "none,acct_1", "acct_1,acct_1", "acct_1/v1", "ALL"})
    void areRefusedOtherwise(String value) {
        assertThatThrownBy(() -> parse("stripe.connected.accounts", value))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("stripe.connected.accounts");
    }

    @ParameterizedTest
    @CsvSource({"59999", "0", "604800001"})
    void areNotListedTooOftenOrTooSeldom(String interval) {
        assertThatThrownBy(() -> parse("accounts.refresh.ms", interval))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("accounts.refresh.ms");
    }

    @Test
    void doNotHoldTheKeysOwn() {
        assertThat(CrossChecks.of(
                        settings("stripe.account.id", "acct_1", "stripe.connected.accounts", "acct_2,acct_1"),
                        Clock.systemUTC()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.setting()).isEqualTo("stripe.connected.accounts");
                    assertThat(finding.message()).contains("acct_1").doesNotContain("acct_2");
                });
    }
}

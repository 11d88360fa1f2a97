// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncengine.connect.stripe.config.AddressBlock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.util.List;

final class SendersTest {

    private static InetAddress address(String text) {
        return AddressBlock.literal(text);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8,     10.255.1.2,      true",
        "10.0.0.0/8,     11.0.0.0,        false",
        "192.168.1.0/25, 192.168.1.127,   true",
        "192.168.1.0/25, 192.168.1.128,   false",
        "203.0.113.7,    203.0.113.7,     true",
        "203.0.113.7,    203.0.113.8,     false",
        "0.0.0.0/0,      203.0.113.8,     true",
        "0.0.0.0/0,      2001:db8::1,     false",
        "2001:db8::/33,  2001:db8:7fff::, true",
        "2001:db8::/33,  2001:db8:8000::, false",
        "::1,            ::1,             true",
    })
    void holdsTheAddressesOfItsFirstBits(String block, String address, boolean inside) {
        assertThat(AddressBlock.parse(block).contains(address(address))).isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "10.0.0.0/33",
                "10.0.0.0/",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                "::/129",
                "1.2.3.4.5",
                "a.b"
            })
    void refusesWhatIsNoBlock(String text) {
        assertThatThrownBy(() -> AddressBlock.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Senders senders(List<String> allowed, List<String> proxies) {
        return new Senders(
                allowed.stream().map(AddressBlock::parse).toList(),
                proxies.stream().map(AddressBlock::parse).toList());
    }

    @Test
    void everybodyMayPassUnlessSomebodyIsNamed() {
        assertThat(senders(List.of(), List.of()).mayPass(address("203.0.113.9"), null))
                .isTrue();
        assertThat(senders(List.of("203.0.113.0/29"), List.of()).mayPass(address("203.0.113.9"), null))
                .isFalse();
    }

    @Test
    void whatAnUntrustedSenderSaysOfItselfCountsForNothing() {
        Senders senders = senders(List.of("203.0.113.7"), List.of("10.0.0.0/8"));

        assertThat(senders.mayPass(address("198.51.100.1"), "203.0.113.7")).isFalse();
        assertThat(senders.mayPass(address("203.0.113.7"), "198.51.100.1")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.7                       | true",
                "198.51.100.1                      | false",
                "198.51.100.1, 203.0.113.7, 10.9.9.9 | true",
                "203.0.113.7, 198.51.100.1         | false",
                "203.0.113.7, unknown              | false",
                "unknown, 203.0.113.7              | true",
            })
    void believesTrustedProxiesFromTheLastToTheFirst(String forwardedFor, boolean pass) {
        Senders senders = senders(List.of("203.0.113.7"), List.of("10.0.0.0/8"));

        assertThat(senders.mayPass(address("10.1.1.1"), forwardedFor)).isEqualTo(pass);
    }
}

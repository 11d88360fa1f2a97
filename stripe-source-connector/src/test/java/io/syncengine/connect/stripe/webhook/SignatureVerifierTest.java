// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.stripe.webhook.SignatureVerifier.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Signatures were made by another implementation of HMAC-SHA256 (Python's). */
final class SignatureVerifierTest {

    private static final long TIME = 1_763_868_000L;
    private static final byte[] BODY =
            "{\"id\":\"evt_1\",\"object\":\"event\",\"name\":\"Zoë – ☃\"}".getBytes(StandardCharsets.UTF_8);
    private static final String SECRET = "whsec_test_secret";
    private static final String BY_SECRET = "863afd91e707dd6fb64e39b354bc20863594d694b2f124460c814704576f5afb";
    private static final String BY_OTHER = "13e5a595834c2abbcba1d5393b771d4ace747c14a24c98696a452dfe3dff0200";
    private static final String EMPTY_BODY = "5e4803b665176a5f9c0fe770c8bebad48cf352178a5af44dfe8f1099b88d286b";
    private static final String WRONG = "0".repeat(64);

    private static Verdict verdict(String header, byte[] body, long now, String... secrets) {
        return new SignatureVerifier(List.of(secrets), Duration.ofSeconds(300), () -> now)
                .verify(SignatureHeader.parse(header), body);
    }

    private static Verdict verdict(String header) {
        return verdict(header, BODY, TIME, SECRET);
    }

    @Test
    void acceptsWhatTheSecretSigned() {
        assertThat(verdict("t=1763868000,v1=" + BY_SECRET)).isEqualTo(Verdict.VALID);
        assertThat(verdict("t=1763868000,v1=" + EMPTY_BODY, new byte[0], TIME, SECRET))
                .isEqualTo(Verdict.VALID);
        assertThat(verdict(" v1=" + BY_SECRET.toUpperCase(Locale.ROOT) + " , t=1763868000 "))
                .isEqualTo(Verdict.VALID);
    }

    @Test
    void comparesEverySignatureWithEverySecret() {
        String header = "t=1763868000,v1=" + WRONG + ",v1=" + BY_OTHER + ",v0=" + WRONG;

        assertThat(verdict(header, BODY, TIME, "whsec_new", "whsec_other")).isEqualTo(Verdict.VALID);
        assertThat(verdict(header, BODY, TIME, "whsec_other", "whsec_new")).isEqualTo(Verdict.VALID);
        assertThat(verdict(header)).isEqualTo(Verdict.BAD);
    }

    @Test
    void trustsASecretThatComesLater() {
        SignatureVerifier verifier = new SignatureVerifier(List.of(), Duration.ofSeconds(300), () -> TIME);
        SignatureHeader header = SignatureHeader.parse("t=1763868000,v1=" + BY_SECRET);
        assertThat(verifier.hasSecrets()).isFalse();
        assertThat(verifier.verify(header, BODY)).isEqualTo(Verdict.BAD);

        verifier.trust(SECRET);

        assertThat(verifier.hasSecrets()).isTrue();
        assertThat(verifier.verify(header, BODY)).isEqualTo(Verdict.VALID);
    }

    @Test
    void passesOverTheSchemeForTests() {
        assertThat(verdict("t=1763868000,v0=" + BY_SECRET)).isEqualTo(Verdict.BAD);
    }

    @Test
    void refusesWhatAnybodyChanged() {
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            byte[] changed = BODY.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            assertThat(verdict("t=1763868000,v1=" + BY_SECRET, changed, TIME, SECRET))
                    .as("body " + i)
                    .isEqualTo(Verdict.BAD);
        }
        assertThat(verdict("t=1763868001,v1=" + BY_SECRET)).isEqualTo(Verdict.BAD);
        assertThat(verdict("t=01763868000,v1=" + BY_SECRET)).isEqualTo(Verdict.BAD);
    }

    @ParameterizedTest
    @CsvSource({"-300, VALID", "-301, STALE", "0, VALID", "300, VALID", "301, STALE", "100000, STALE"})
    void toleratesAClockThatIsOffByMinutes(long off, Verdict verdict) {
        assertThat(verdict("t=1763868000,v1=" + BY_SECRET, BODY, TIME + off, SECRET))
                .isEqualTo(verdict);
    }

    /** Whether a signature is old is told only to who has made it. */
    @Test
    void saysOfAWrongSignatureOnlyThatItIsWrong() {
        assertThat(verdict("t=1,v1=" + WRONG)).isEqualTo(Verdict.BAD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "t=1763868000",
                "v1=" + BY_SECRET,
                "t=,v1=" + BY_SECRET,
                "t=-1763868000,v1=" + BY_SECRET,
                "t=1763868000.0,v1=" + BY_SECRET,
                "t=١٧٦٣٨٦٨٠٠٠,v1=" + BY_SECRET,
                "t=9999999999999999999,v1=" + BY_SECRET,
                "t=1763868000,t=1763868000,v1=" + BY_SECRET,
                "t=1763868000,v1=zz",
                "t=1763868000,v1=",
                "t=1763868000;v1=" + BY_SECRET
            })
    void refusesWhatIsNoSignature(String header) {
        assertThat(verdict(header)).isEqualTo(Verdict.BAD);
        assertThat(SignatureHeader.parse(null)).isNull();
    }
}

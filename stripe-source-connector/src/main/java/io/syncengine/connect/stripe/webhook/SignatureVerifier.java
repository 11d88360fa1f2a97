// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.webhook;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells whether a body was signed by who knows one of the secrets, lately. Every signature is compared with that of every
 * secret, in a time that does not tell how much of it was right. Safe for any thread.
 */
final class SignatureVerifier {

    /** What a signature is worth. */
    enum Verdict {
        VALID,
        /** None, not of the right form, or not by one of the secrets. */
        BAD,
        /** By one of the secrets, but too long ago, or in the future. */
        STALE
    }

    private static final String ALGORITHM = "HmacSHA256";

    private final List<SecretKeySpec> secrets = new CopyOnWriteArrayList<>();
    private final long tolerance;
    private final LongSupplier now;

    /**
     * @param secrets {@code whsec_…}, each
     * @param tolerance how far the moment of signing may be from now
     * @param now Stripe's clock, seconds since 1970; called on any thread
     */
    SignatureVerifier(Collection<String> secrets, Duration tolerance, LongSupplier now) {
        secrets.forEach(this::trust);
        this.tolerance = tolerance.toSeconds();
        this.now = now;
    }

    /** Trusts a further secret from now on. */
    void trust(String secret) {
        secrets.add(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
    }

    /** Whether there is any secret to verify by. */
    boolean hasSecrets() {
        return !secrets.isEmpty();
    }

    /**
     * Verifies a body.
     *
     * @param header the request's {@code Stripe-Signature}; null when it has none
     * @param body as it came, undecoded
     */
    Verdict verify(@Nullable SignatureHeader header, byte[] body) {
        if (header == null) {
            return Verdict.BAD;
        }
        boolean signed = false;
        for (SecretKeySpec secret : secrets) {
            byte[] expected = sign(secret, header.timeText(), body);
            for (byte[] signature : header.signatures()) {
                signed |= MessageDigest.isEqual(expected, signature);
            }
        }
        if (!signed) {
            return Verdict.BAD;
        }
        return Math.abs(now.getAsLong() - header.time()) <= tolerance ? Verdict.VALID : Verdict.STALE;
    }

    private static byte[] sign(SecretKeySpec secret, String time, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            mac.update(time.getBytes(StandardCharsets.US_ASCII));
            mac.update((byte) '.');
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The {@code Stripe-Signature} header. */
public final class Signature {
    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /**
     * The header's value: the time, one {@code v1} for each secret, and in test mode a {@code v0} that proves nothing.
     *
     * @param time seconds since 1970
     */
    public static String header(long time, List<String> secrets, byte[] body, boolean isTest) {
        StringBuilder header = new StringBuilder("t=").append(time);
        for (String secret : secrets) {
            header.append(",v1=").append(hmac(secret, time, body));
        }
        return isTest ? header.append(",v0=").append(hmac("v0", time, body)).toString() : header.toString();
    }

    private static String hmac(String secret, long time, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((time + ".").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a sender does: signs bodies as Stripe does. */
public final class Signing {

    private Signing() {}

    /** Value of {@code Stripe-Signature}. */
    public static String header(String secret, long time, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] signature = mac.doFinal((time + "." + body).getBytes(StandardCharsets.UTF_8));
            return "t=" + time + ",v1=" + HexFormat.of().formatHex(signature);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** A customer's event. */
    public static String event(String id, long created) {
        return event(id, created, false);
    }

    static String event(String id, long created, boolean livemode) {
        return "{\"id\":\"" + id + "\",\"object\":\"event\",\"api_version\":\"2026-10-28.endive\",\"created\":"
                + created
                + ",\"livemode\":" + livemode + ",\"type\":\"customer.updated\",\"data\":{\"object\":{\"id\":\"cus_1\","
                + "\"object\":\"customer\"}}}";
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.webhook;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The header {@code Stripe-Signature}: {@code t=<seconds>,v1=<hex>,…}. Other schemes than v1 are passed over; v0 is made
 * by Stripe for tests and is no secret.
 *
 * @param time when Stripe signed, seconds since 1970
 * @param timeText the same as it was signed
 * @param signatures HMAC-SHA256 values, at least one
 */
record SignatureHeader(long time, String timeText, List<byte[]> signatures) {

    private static final int DIGEST = 32;
    private static final int MAX_DIGITS = 12;

    SignatureHeader {
        signatures = List.copyOf(signatures);
    }

    /** Null when it is not such a header. */
    static @Nullable SignatureHeader parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String time = null;
        List<byte[]> signatures = new ArrayList<>(2);
        for (String part : text.split(",", -1)) {
            String item = part.trim();
            if (item.startsWith("t=")) {
                if (time != null || !isTime(item.substring(2))) {
                    return null;
                }
                time = item.substring(2);
            } else if (item.startsWith("v1=")) {
                byte[] signature = digest(item.substring(3));
                if (signature != null) {
                    signatures.add(signature);
                }
            }
        }
        return time == null || signatures.isEmpty()
                ? null
                : new SignatureHeader(Long.parseLong(time), time, signatures);
    }

    private static boolean isTime(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_DIGITS
                && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }

    private static byte @Nullable [] digest(String hex) {
        if (hex.length() != 2 * DIGEST) {
            return null;
        }
        try {
            return HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}

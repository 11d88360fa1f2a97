// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A page token of a v2 list. Clients have no business to look inside.
 *
 * @param generation tokens of former ones are not taken any more
 * @param isUpward whether the page goes to newer objects
 * @param place the page begins beside it
 * @param fingerprint of the query that it continues
 */
record V2Token(int generation, boolean isUpward, int place, int fingerprint) {

    String text() {
        String plain = generation + "." + (isUpward ? "u" : "d") + "." + place + "." + fingerprint;
        return "page_"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    /** @throws RefusedException when the text is no token */
    static V2Token parse(String text) {
        try {
            String encoded = text.startsWith("page_") ? text.substring("page_".length()) : "";
            String[] parts = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.US_ASCII).split("\\.");
            if (parts.length == 4) {
                return new V2Token(
                        Integer.parseInt(parts[0]),
                        parts[1].equals("u"),
                        Integer.parseInt(parts[2]),
                        Integer.parseInt(parts[3]));
            }
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
        throw invalid();
    }

    static RefusedException invalid() {
        return new RefusedException(
                400,
                "invalid_page_token",
                "page",
                "The page token is invalid or has expired. Start from the first page.");
    }
}

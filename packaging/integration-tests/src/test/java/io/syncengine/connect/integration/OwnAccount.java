// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import io.syncengine.connect.simulators.exchange.SimRequest;
import io.syncengine.connect.simulators.stripe.http.SimulatorServer;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The account of a key, which Stripe shows at {@code /v1/account} only. */
final class OwnAccount {

    private static final Pattern ID = Pattern.compile("\"id\":\"(acct_[A-Za-z0-9]+)\"");
    /** Whitespace outside of strings. */
    private static final Pattern INSIGNIFICANT = Pattern.compile("(\"(?:[^\"\\\\]|\\\\.)*\")|\\s+");

    private OwnAccount() {}

    /** Its id and its text on one line. */
    static Map<String, String> of(SimulatorServer stripe, String key) {
        byte[] body = stripe.simulator()
                .answer(SimRequest.get("/v1/account").withKey(key))
                .body();
        String text = INSIGNIFICANT
                .matcher(new String(body, StandardCharsets.UTF_8))
                .replaceAll(found -> found.group(1) == null ? "" : Matcher.quoteReplacement(found.group(1)));
        Matcher id = ID.matcher(text);
        if (!id.find()) {
            throw new IllegalStateException("no account in " + text);
        }
        return Map.of(id.group(1), text);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.check;

import java.util.regex.Pattern;

/** What the form of a key tells of it. */
public final class KeyCheck {

    private static final String SUBJECT = "key";
    private static final Pattern KEY = Pattern.compile("(sk|rk)_(live|test)_[A-Za-z0-9_]+");
    private static final String READING =
            "give a restricted key (rk_…) that may read what is to be synced, or a secret key (sk_…)";

    private KeyCheck() {}

    public static Finding of(String key) {
        if (!KEY.matcher(key).matches()) {
            return Finding.failure(SUBJECT, problem(key), READING);
        }
        String mode = key.startsWith("_live_", 2) ? "live mode" : "test mode";
        if (key.startsWith("rk_")) {
            return Finding.ok(SUBJECT, "a restricted key of " + mode);
        }
        return Finding.warning(
                SUBJECT,
                "a secret key of " + mode + ", which may do everything in the account",
                "a restricted key (rk_…) with read access to what is synced is enough");
    }

    private static String problem(String key) {
        if (key.startsWith("pk_")) {
            return "is a publishable key, which cannot read";
        }
        if (key.startsWith("whsec_")) {
            return "is the signing secret of a webhook";
        }
        return key.startsWith("sk_org_") ? "is an organization's key, not one of an account" : "is no key of Stripe's";
    }
}

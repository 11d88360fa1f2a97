// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/** A secret or restricted key of Stripe. Says what is wrong with another without quoting it. */
final class ApiKeyShape implements ConfigDef.Validator {

    private static final Pattern KEY = Pattern.compile("(sk|rk)_(live|test)_[A-Za-z0-9_]+");
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s");

    /** Whether a key of that shape is one of live mode. */
    static boolean isLive(String key) {
        return key.regionMatches(2, "_live_", 0, 6);
    }

    /** Whether a key of that shape is restricted to some permissions. */
    static boolean isRestricted(String key) {
        return key.startsWith("rk_");
    }

    @Override
    public void ensureValid(String name, @Nullable Object value) {
        String key = value instanceof Password password ? password.value() : "";
        if (!KEY.matcher(key).matches()) {
            throw new ConfigException(name + ": " + problem(key));
        }
    }

    private static String problem(String key) {
        if (key.isBlank()) {
            return "is empty; give a secret key (sk_…) or, better, a restricted key (rk_…)";
        }
        if (WHITE_SPACE.matcher(key).find()) {
            return "holds white space; check the file or variable that it comes from";
        }
        if (key.startsWith("pk_")) {
            return "is a publishable key, which cannot read; give a secret key (sk_…) or a restricted key (rk_…)";
        }
        if (key.startsWith("whsec_")) {
            return "is the signing secret of a webhook; give a secret key (sk_…) or a restricted key (rk_…)";
        }
        if (key.startsWith("sk_org_")) {
            return "is an organization's key; give a key of the one account that is to be read";
        }
        if (key.startsWith("${")) {
            return "is a reference that nobody resolved; check config.providers of the worker, and that it is there";
        }
        return "is not a key of Stripe; those begin with sk_live_, sk_test_, rk_live_ or rk_test_";
    }

    @Override
    public String toString() {
        return "sk_live_…, sk_test_…, rk_live_… or rk_test_…";
    }
}

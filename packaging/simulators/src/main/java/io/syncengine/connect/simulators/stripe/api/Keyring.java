// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.api;

import io.syncengine.connect.simulators.exchange.SimRequest;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Who may read what. */
final class Keyring {
    private final Map<String, ApiKey> keys = new HashMap<>();
    private final String account;

    Keyring(List<ApiKey> keys, String account) {
        keys.forEach(key -> this.keys.put(key.secret(), key));
        this.account = account;
    }

    ApiKey authenticate(SimRequest request) {
        String secret = request.bearer()
                .orElseThrow(() -> new RefusedException(
                        401,
                        null,
                        null,
                        "You did not provide an API key. You need to provide your API key in the Authorization header, using"
                                + " Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See"
                                + " https://stripe.com/docs/api#authentication for details, or we can help at"
                                + " https://support.stripe.com/."));
        @Nullable ApiKey key = keys.get(secret);
        if (key == null) {
            throw new RefusedException(401, null, null, "Invalid API Key provided: " + ApiKey.masked(secret));
        }
        return key;
    }

    /** Says that a key may not read an account. */
    static RefusedException noAccess(ApiKey key, String account) {
        return new RefusedException(
                403,
                "account_invalid",
                null,
                "The provided key '" + key + "' does not have access to account '" + account
                        + "' (or that account does not exist). Application access may have been revoked.");
    }

    /** @param resource what is read, as permissions call it */
    void check(ApiKey key, String stream, String resource) {
        if (!key.mayRead(stream)) {
            throw new RefusedException(
                    403,
                    null,
                    null,
                    "The provided key '" + key
                            + "' does not have the required permissions for this endpoint on account '"
                            + account + "'. Having the '" + permission(resource)
                            + "' permission would allow this request to continue.");
        }
    }

    private static String permission(String resource) {
        return resource.equals(ApiKey.OWN_ACCOUNT)
                ? "rak_accounts_kyc_basic_read"
                : "rak_" + resource.toLowerCase(Locale.ROOT).replace('.', '_') + "_read";
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.types.Password;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Which account is read, and how it is reached. The key prints as {@code [hidden]}.
 *
 * @param accountId the account that is expected, or taken as it stands when the key may not read its account
 * @param baseUrl without a slash at its end
 */
public record ConnectionSettings(Password apiKey, Optional<String> accountId, String apiVersion, String baseUrl) {

    static ConnectionSettings of(AbstractConfig config) {
        String account = config.getString(ConnectionKeys.ACCOUNT_ID_CONFIG);
        return new ConnectionSettings(
                config.getPassword(ConnectionKeys.API_KEY_CONFIG),
                account.isEmpty() ? Optional.empty() : Optional.of(account),
                config.getString(ConnectionKeys.API_VERSION_CONFIG),
                withoutSlash(config.getString(ConnectionKeys.BASE_URL_CONFIG)));
    }

    /** The same, to be read in that version. */
    ConnectionSettings withVersion(String version) {
        return new ConnectionSettings(apiKey, accountId, version, baseUrl);
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /** Whether the key is one of live mode. */
    public boolean isLive() {
        return ApiKeyShape.isLive(apiKey.value());
    }

    /** Whether the key is restricted to some permissions. */
    public boolean isRestricted() {
        return ApiKeyShape.isRestricted(apiKey.value());
    }

    /** Whether calls travel unencrypted to another host. */
    boolean isUnencrypted() {
        URI uri = URI.create(baseUrl);
        return !uri.getScheme().toLowerCase(Locale.ROOT).equals("https") && !Loopback.isLoopback(uri.getHost());
    }
}

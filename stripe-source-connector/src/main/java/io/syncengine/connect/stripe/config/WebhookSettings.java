// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.types.Password;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How Stripe tells of changes by itself. Secrets print as {@code [hidden]}.
 *
 * @param tolerance how far the moment of a signature may be from now; whole seconds
 * @param maxBody size of a webhook at most, in bytes
 * @param ackTimeout how long an answer waits for records to be committed
 * @param maxPending events that may wait for that
 * @param publicUrl where Stripe reaches the listener, for the endpoint to be managed
 * @param managed whether the endpoint at Stripe is made by the connector
 * @param keystore file with the listener's certificate
 */
public record WebhookSettings(
        WebhookMode mode,
        String host,
        int port,
        String path,
        Password secrets,
        Duration tolerance,
        int maxBody,
        Duration ackTimeout,
        int maxPending,
        List<AddressBlock> proxies,
        List<AddressBlock> allowed,
        String publicUrl,
        boolean managed,
        Optional<String> keystore,
        Password keystorePassword) {

    static WebhookSettings of(AbstractConfig config) {
        String keystore = config.getString(WebhookKeys.KEYSTORE_CONFIG);
        return new WebhookSettings(
                WebhookMode.ofCode(config.getString(WebhookKeys.MODE_CONFIG)),
                config.getString(WebhookKeys.HOST_CONFIG),
                config.getInt(WebhookKeys.PORT_CONFIG),
                config.getString(WebhookKeys.PATH_CONFIG),
                config.getPassword(WebhookKeys.SECRETS_CONFIG),
                Duration.ofSeconds((config.getLong(WebhookKeys.TOLERANCE_CONFIG) + 999) / 1000),
                config.getInt(WebhookKeys.BODY_CONFIG),
                Duration.ofMillis(config.getInt(WebhookKeys.ACK_TIMEOUT_CONFIG)),
                config.getInt(WebhookKeys.PENDING_CONFIG),
                blocks(config.getList(WebhookKeys.PROXIES_CONFIG)),
                blocks(config.getList(WebhookKeys.ALLOWED_CONFIG)),
                config.getString(WebhookKeys.PUBLIC_URL_CONFIG),
                config.getBoolean(WebhookKeys.MANAGE_CONFIG),
                keystore.isEmpty() ? Optional.empty() : Optional.of(keystore),
                config.getPassword(WebhookKeys.KEYSTORE_PASSWORD_CONFIG));
    }

    private static List<AddressBlock> blocks(List<String> texts) {
        return texts.stream().map(text -> AddressBlock.parse(text.trim())).toList();
    }

    /** The secrets one by one; empty when there are none. */
    public List<String> signingSecrets() {
        return Arrays.stream(secrets.value().split(",", -1))
                .map(String::trim)
                .filter(secret -> !secret.isEmpty())
                .toList();
    }

    /** Whether what is delivered has to be signed. */
    public boolean needsSignatures() {
        return mode == WebhookMode.DIRECT || !isLocal() || !signingSecrets().isEmpty();
    }

    /** Whether only this host can reach the listener. */
    public boolean isLocal() {
        return Loopback.isLoopback(host);
    }
}

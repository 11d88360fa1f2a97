// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import io.syncengine.connect.support.config.Finding;
import org.apache.kafka.common.config.AbstractConfig;

import java.util.List;

/** What the settings of webhooks ask of each other. */
final class WebhookChecks {

    private static final String MAX_TASKS = "tasks.max";

    private WebhookChecks() {}

    static void check(AbstractConfig config, List<Finding> findings) {
        WebhookSettings webhook = WebhookSettings.of(config);
        WebhookMode mode = webhook.mode();
        if (mode.listens()) {
            checkListener(webhook, findings);
        }
        checkEndpoint(config, webhook, findings);
        if (mode == WebhookMode.WEBSOCKET
                && ConnectionSettings.of(config).isLive()
                && !config.getBoolean(WebhookKeys.WEBSOCKET_LIVE_CONFIG)) {
            findings.add(Finding.of(
                    WebhookKeys.MODE_CONFIG,
                    "websocket is meant for development, and the key is one of live mode; use a test key, receive webhooks"
                            + " with hint or direct, or set " + WebhookKeys.WEBSOCKET_LIVE_CONFIG + "=true"));
        }
        if (mode.emits()
                && !String.valueOf(config.originals().getOrDefault(MAX_TASKS, "1"))
                        .trim()
                        .equals("1")) {
            findings.add(Finding.of(
                    WebhookKeys.MODE_CONFIG,
                    config.getString(WebhookKeys.MODE_CONFIG)
                            + " needs " + MAX_TASKS
                            + "=1: only the task that receives an event can emit it; use hint with"
                            + " more tasks"));
        }
    }

    private static void checkEndpoint(AbstractConfig config, WebhookSettings webhook, List<Finding> findings) {
        if (!webhook.managed()) {
            return;
        }
        boolean live = ConnectionSettings.of(config).isLive();
        if (!webhook.mode().listens()) {
            findings.add(Finding.of(
                    WebhookKeys.MANAGE_CONFIG, "makes an endpoint for a listener; set webhook.mode to hint or direct"));
        } else if (webhook.publicUrl().isEmpty()) {
            findings.add(Finding.of(
                    WebhookKeys.PUBLIC_URL_CONFIG,
                    "is needed for webhook.manage; give the address at which Stripe reaches the listener"));
        } else if (live && !webhook.publicUrl().startsWith("https://")) {
            findings.add(Finding.of(
                    WebhookKeys.PUBLIC_URL_CONFIG, "has to be https:// with a live key: Stripe delivers to no other"));
        }
    }

    private static void checkListener(WebhookSettings webhook, List<Finding> findings) {
        if (webhook.port() == 0) {
            findings.add(Finding.of(WebhookKeys.PORT_CONFIG, "is needed to receive webhooks; give a free port"));
        }
        boolean signed = !webhook.signingSecrets().isEmpty() || webhook.managed();
        if (!signed && webhook.mode() == WebhookMode.DIRECT) {
            findings.add(Finding.of(
                    WebhookKeys.SECRETS_CONFIG,
                    "is empty; direct takes events as they come, so they have to be signed: give the secret of the endpoint,"
                            + " whsec_…, set webhook.manage, or use hint"));
        } else if (!signed && !webhook.isLocal()) {
            findings.add(Finding.of(
                    WebhookKeys.SECRETS_CONFIG,
                    "is empty, but other hosts can reach " + webhook.host()
                            + "; give the secret of the endpoint, whsec_…, or" + " listen on 127.0.0.1"));
        }
    }
}

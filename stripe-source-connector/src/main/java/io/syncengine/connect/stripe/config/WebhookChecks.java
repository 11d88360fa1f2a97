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

    private static void checkListener(WebhookSettings webhook, List<Finding> findings) {
        if (webhook.port() == 0) {
            findings.add(Finding.of(WebhookKeys.PORT_CONFIG, "is needed to receive webhooks; give a free port"));
        }
        boolean signed = !webhook.signingSecrets().isEmpty();
        if (!signed && webhook.mode() == WebhookMode.DIRECT) {
            findings.add(Finding.of(
                    WebhookKeys.SECRETS_CONFIG,
                    "is empty; direct takes events as they come, so they have to be signed: give the secret of the endpoint,"
                            + " whsec_…, or use hint"));
        } else if (!signed && !webhook.isLocal()) {
            findings.add(Finding.of(
                    WebhookKeys.SECRETS_CONFIG,
                    "is empty, but other hosts can reach " + webhook.host()
                            + "; give the secret of the endpoint, whsec_…, or" + " listen on 127.0.0.1"));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** How Stripe tells of changes by itself; whatever it is, polling is what is relied on. */
public enum WebhookMode {
    /** It does not. */
    NONE,
    /** A webhook makes the next look at the events come sooner. */
    HINT,
    /** Where that is safe the event that a webhook holds is emitted as it comes. */
    DIRECT,
    /** The same for events that come over the socket of Stripe's command line. */
    WEBSOCKET;

    static WebhookMode ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** The mode that settings ask for, which need not be valid: NONE for what is no mode. */
    public static WebhookMode of(Map<String, String> settings) {
        String code = settings.getOrDefault(WebhookKeys.MODE_CONFIG, WebhookKeys.MODE_DEFAULT);
        return Arrays.stream(values())
                .filter(mode -> mode.name().toLowerCase(Locale.ROOT).equals(code.trim()))
                .findFirst()
                .orElse(NONE);
    }

    /** Whether anything comes besides what polling finds. */
    public boolean receives() {
        return this != NONE;
    }

    /** Whether webhooks come in over a listener. */
    public boolean listens() {
        return this == HINT || this == DIRECT;
    }

    /** Whether events are emitted that no position tells of, so that a restart may emit them again. */
    public boolean emits() {
        return this == DIRECT || this == WEBSOCKET;
    }
}

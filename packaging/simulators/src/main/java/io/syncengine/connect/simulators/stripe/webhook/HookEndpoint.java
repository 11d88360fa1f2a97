// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.webhook;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/**
 * Where events go.
 *
 * @param id of the {@code webhook_endpoint}, or of a session of Stripe's command line
 * @param events types it asked for; {@code *} stands for all
 * @param apiVersion in which its events are rendered; null: the account's
 * @param isConnect whether it gets the events of connected accounts instead of the account's own
 * @param isEnabled whether it gets any
 * @param secrets the current one first; more while one is being replaced
 */
public record HookEndpoint(
        String id,
        String url,
        Set<String> events,
        @Nullable String apiVersion,
        boolean isConnect,
        boolean isEnabled,
        List<SigningSecret> secrets) {
    /** Stands for every event type. */
    public static final String ALL = "*";
    /** What the address of a session of Stripe's command line begins with; its id follows. */
    public static final String SOCKET = "socket:";

    public HookEndpoint {
        events = Set.copyOf(events);
        secrets = List.copyOf(secrets);
    }

    /** @param isOfConnected whether the event comes from a connected account */
    boolean wants(String type, boolean isOfConnected) {
        // Stripe's command line gets both.
        boolean isOfItsAccounts = isSocket() || isConnect == isOfConnected;
        return isEnabled && isOfItsAccounts && (events.contains(ALL) || events.contains(type));
    }

    /** Whether requests go through a socket that the other side has opened. */
    public boolean isSocket() {
        return url.startsWith(SOCKET);
    }

    List<String> secretsAt(long now) {
        return secrets.stream()
                .filter(secret -> secret.isUsedAt(now))
                .map(SigningSecret::value)
                .toList();
    }
}

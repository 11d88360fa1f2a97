// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import java.time.Duration;

/**
 * What the event reader has to know of the account and the settings.
 *
 * @param account id of the account whose events are wanted
 * @param livemode mode of the events that are wanted
 * @param apiVersion version that rows are rendered in
 * @param pollInterval pause between two looks
 * @param idleInterval the same once nothing has happened in the account for a while
 */
public record EventSettings(
        String account,
        boolean livemode,
        String apiVersion,
        SyncRules rules,
        Duration pollInterval,
        Duration idleInterval) {}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.config.StripeSourceConfig;
import io.syncengine.connect.stripe.spec.StreamDefinition;

import java.util.List;
import java.util.Map;

/** Settings of a task that reads all streams of its connector. */
final class TaskConfigs {

    private TaskConfigs() {}

    static List<String> streams(Map<String, String> settings) {
        return StripeSourceConfig.of(settings).selection().streams().stream()
                .map(StreamDefinition::name)
                .toList();
    }
}

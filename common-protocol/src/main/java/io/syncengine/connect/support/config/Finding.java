// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.support.config;

import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigValue;

import java.util.List;

/**
 * What is wrong with a setting, beyond what its own definition says.
 *
 * @param setting the one that a person has to change
 * @param message what is wrong, and what to do; no secrets
 */
public record Finding(String setting, String message) {

    /** Puts the setting's name before the text. */
    public static Finding of(String setting, String text) {
        return new Finding(setting, setting + ": " + text);
    }

    /** Adds each to its setting, as an error; those about other settings are left out. */
    public static void attach(Config config, List<Finding> findings) {
        for (Finding finding : findings) {
            for (ConfigValue value : config.configValues()) {
                if (value.name().equals(finding.setting())) {
                    value.addErrorMessage(finding.message());
                }
            }
        }
    }

    /** Whether anything is wrong with a setting. */
    public static boolean isAnyIn(Config config) {
        return config.configValues().stream()
                .anyMatch(value -> !value.errorMessages().isEmpty());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.config;

/**
 * Something wrong with a configuration.
 *
 * @param setting the name of the setting to change
 * @param message what is wrong, and what to do; begins with the setting's name; no secrets
 */
public record Finding(String setting, String message) {

    /** Puts the setting's name before the text. */
    public static Finding of(String setting, String text) {
        return new Finding(setting, setting + ": " + text);
    }
}

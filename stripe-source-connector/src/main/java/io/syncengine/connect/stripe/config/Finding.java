// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

/**
 * Something wrong with a configuration.
 *
 * @param setting the name of the setting to change
 * @param message what is wrong, and what to do; no secrets
 */
public record Finding(String setting, String message) {}

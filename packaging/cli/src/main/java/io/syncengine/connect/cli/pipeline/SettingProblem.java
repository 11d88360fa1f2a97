// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.pipeline;

/**
 * Why a worker refuses a setting, and what to know for changing it.
 *
 * @param connector that it belongs to
 * @param setting the one that a person must change
 * @param message what is wrong with it
 * @param help what the setting is for, in a sentence, and what it may be; empty when the worker does not tell
 */
public record SettingProblem(String connector, String setting, String message, String help) {}

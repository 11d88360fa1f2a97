// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.runtime;

/**
 * Why a worker refuses a configuration.
 *
 * @param setting the one that a person must change
 * @param message what is wrong with it
 */
public record ConfigProblem(String setting, String message) {}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe;

/**
 * An object as it is now.
 *
 * @param json on one line
 */
public record TruthRow(String id, String json) {}

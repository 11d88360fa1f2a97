// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe;

import org.jspecify.annotations.Nullable;

/**
 * An object as it is now.
 *
 * @param id also of objects that have none of their own: the parent's, or the account's
 * @param parent id of the parent that it is read through; null for lists at the top
 * @param json on one line
 */
public record TruthRow(String id, @Nullable String parent, String json) {}

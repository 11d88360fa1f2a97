// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.verify.account;

import org.jspecify.annotations.Nullable;

/**
 * A row as Stripe shows it.
 *
 * @param id of the row
 * @param parent id of the object that it was read through; null for lists at the top
 * @param json of the object
 */
public record AccountRow(String id, @Nullable String parent, String json) {}

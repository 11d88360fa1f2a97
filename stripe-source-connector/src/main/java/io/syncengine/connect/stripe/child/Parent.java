// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.child;

import org.jspecify.annotations.Nullable;

/**
 * An object whose children are to be read.
 *
 * @param value what the list of its children wants to know besides the id; null: nothing, or it has none
 */
public record Parent(String id, @Nullable String value) {}

// SPDX-License-Identifier: Apache-2.0
/**
 * Tables: what they must hold, what the catalog says of them, and the statements that bring the one to the other. Nothing
 * is ever dropped, renamed or made narrower. Entry type is {@code SchemaApplier}; it belongs to one task and its thread,
 * all other types are immutable.
 */
@NullMarked
package io.syncengine.connect.postgres.schema;

import org.jspecify.annotations.NullMarked;

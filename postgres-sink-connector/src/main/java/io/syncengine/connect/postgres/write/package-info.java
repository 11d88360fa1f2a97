// SPDX-License-Identifier: Apache-2.0
/**
 * Rows into tables: those of a batch are looked up first, then new ones are copied, changed ones are upserted and equal
 * ones are left alone, in one transaction for each table. Entry type is {@code SinkWriter}; all of it belongs to one task
 * and its thread, but for what says otherwise.
 */
@NullMarked
package io.syncengine.connect.postgres.write;

import org.jspecify.annotations.NullMarked;

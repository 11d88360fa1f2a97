// SPDX-License-Identifier: Apache-2.0
/**
 * The database that is filled: an embedded PostgreSQL 18 with its data in the quickstart's directory, or any other by its
 * URL. Entry: {@link io.syncengine.connect.quickstart.database.Database}. Single-threaded.
 */
@NullMarked
package io.syncengine.connect.quickstart.database;

import org.jspecify.annotations.NullMarked;

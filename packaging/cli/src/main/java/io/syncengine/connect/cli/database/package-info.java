// SPDX-License-Identifier: Apache-2.0
/**
 * The database that a pipeline fills, reached from this machine. Entry: {@link
 * io.syncengine.connect.cli.database.DatabaseAccess}. Immutable.
 */
@NullMarked
package io.syncengine.connect.cli.database;

import org.jspecify.annotations.NullMarked;

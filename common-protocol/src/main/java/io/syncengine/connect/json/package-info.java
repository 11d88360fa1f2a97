// SPDX-License-Identifier: Apache-2.0
/**
 * The worker's JSON converter made cheap for rows: the same bytes on the wire and the same records back, without writing and
 * parsing a schema of kilobytes for each record. Entry type is {@code RowJsonConverter}; all of it is safe for any
 * thread, since a worker reports bad records from threads of a connector.
 */
@NullMarked
package io.syncengine.connect.json;

import org.jspecify.annotations.NullMarked;

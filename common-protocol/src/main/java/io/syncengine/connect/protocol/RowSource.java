// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.protocol;

/** A value that holds one row, before its key and version are known. */
interface RowSource {

    Marks marks();

    Row row(RowKey key, RowVersion version);
}

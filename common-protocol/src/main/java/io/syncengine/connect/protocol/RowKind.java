// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.protocol;

/** What a record says about its row. */
public enum RowKind {
    /** The row is as given. */
    UPSERT,
    /** The row is gone: {@code _deleted}, an envelope's {@code d}, or Stripe's {@code "deleted": true}. */
    DELETE,
    /** The row is gone, says a record without a value; its version is the record's timestamp. */
    TOMBSTONE
}

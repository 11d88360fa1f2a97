// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.schema;

import io.syncengine.connect.protocol.RecordFields;

/** The columns that the sink adds to those of the record. Those that the record has too are in {@link RecordFields}. */
public final class SystemColumns {

    /** When the row was last written, on the server's clock. */
    public static final String SYNCED_AT = "_synced_at";

    /** Soft mode only: when the row was deleted; null while it is there. */
    public static final String DELETED_AT = "_deleted_at";

    /** Hash of what the row holds, to tell a repetition from a change; null in rows that others wrote. */
    public static final String ROW_HASH = "_row_hash";

    private SystemColumns() {}
}

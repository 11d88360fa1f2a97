// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.protocol;

/** Names of the fields that this product adds to Stripe's own, and of the Connect schemas that carry them. */
public final class RecordFields {

    /** Stripe's own id of the object; first key field. */
    public static final String ID = "id";

    /** {@code acct_…} that owns the row; second key field. */
    public static final String ACCOUNT_ID = "_account_id";

    /** Version of the row: Connect {@code Timestamp} in whole seconds of Stripe's clock. */
    public static final String UPDATED_AT = "_updated_at";

    /** Child streams only: id of the object that the row was read through. */
    public static final String PARENT_ID = "_parent_id";

    /** True on a delete; the other fields then hold what Stripe sent. */
    public static final String DELETED = "_deleted";

    /** The object as Stripe sent it, without insignificant whitespace. */
    public static final String RAW_DATA = "_raw_data";

    /** Schema name of a string that holds one JSON document; the name that Debezium's sinks know too. */
    public static final String JSON_SCHEMA_NAME = "io.debezium.data.Json";

    private RecordFields() {}
}

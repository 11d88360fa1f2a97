// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.schema;

import org.jspecify.annotations.Nullable;

/**
 * A table that cannot be used as it is, or not be made. Only a person can help: the message names the table and the
 * statement to run or the setting to change. It holds no values of rows.
 */
public final class SchemaException extends Exception {
    private static final long serialVersionUID = 1L;

    SchemaException(String message) {
        super(message);
    }

    SchemaException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.schema;

/** What a role may be granted to do with a table. */
enum Privilege {
    SELECT,
    INSERT,
    UPDATE,
    DELETE
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.policy;

/** What becomes of fields without column. */
public enum ColumnPolicy {
    /** They get one at the right end of the tab. */
    APPEND,
    /** They are left out. */
    IGNORE,
    /** The task fails. */
    FAIL
}

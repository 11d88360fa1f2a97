// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.policy;

/** What becomes of rows whose key another row above them has, such as those that somebody has copied. */
public enum CopiedRows {
    /** They are left alone. */
    KEEP,
    /** They go with the next write to their tab, and with them what people have put beside them. */
    DELETE
}

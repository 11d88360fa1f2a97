// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.policy;

/** What becomes of a column of ours that somebody has deleted while the task runs. Key columns always come back. */
public enum MissingColumn {
    RECREATE,
    IGNORE
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.policy;

/** How columns and header of ours are guarded against people. */
public enum Protection {
    NONE,
    /** Who edits them is warned and may go on. */
    WARN,
    /** Only the connector's account may edit them, and the owner of the file. */
    LOCK
}

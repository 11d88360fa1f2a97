// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.policy;

/** How a write of unknown outcome is kept from being applied late. */
public enum FenceMode {
    /** By tokens if the spreadsheet refuses one that is used, which is tried at the start, else by waiting. */
    AUTO,
    /** By tokens; the task fails if they do not work. */
    METADATA,
    /** By neither reading nor writing until Google has given up the request. */
    WAIT
}

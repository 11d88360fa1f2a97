// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.policy;

/** What becomes of a tab of ours that somebody has deleted while the task runs. */
public enum MissingTab {
    FAIL,
    /** A new one is made, and the topic is read again from its start. */
    RECREATE
}

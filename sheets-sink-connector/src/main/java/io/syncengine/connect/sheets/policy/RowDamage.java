// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.policy;

/** What follows when somebody moved rows in the moment of a write, so that a row of another key was overwritten. */
public enum RowDamage {
    LOG,
    /** The topic is read again from its start. */
    REPLAY,
    FAIL
}

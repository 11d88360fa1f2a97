// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.policy;

/** What becomes of rows whose key another row above them has, as when somebody copies rows. */
public enum Duplicates {
    KEEP,
    DELETE
}

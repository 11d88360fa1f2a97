// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.quota;

/** What Google counts apart. */
public enum RequestKind {
    READ,
    WRITE
}

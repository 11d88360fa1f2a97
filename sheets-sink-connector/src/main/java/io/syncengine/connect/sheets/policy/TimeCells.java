// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.policy;

/** How times are written, and so how the version of a row is read back. */
public enum TimeCells {
    /** Text such as {@code 2026-05-06T12:00:00Z}. */
    ISO,
    /** Seconds since 1970, with a fraction where there is one. */
    EPOCH,
    /** Days since 1899-12-30 in the spreadsheet's time zone. */
    SERIAL
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.row;

/**
 * How the writer says what became of a record, or of several that came to one row. One of the methods is called, once, by
 * the writer's thread.
 */
public interface DeliveryTicket {

    /** What the record says is in the sheet, or was there already. */
    void done();

    /**
     * The record alone is at fault, and the sheet is as if it had never come.
     *
     * @param reason for people, without values of the record
     */
    void rejected(String reason);
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.grid;

/**
 * Developer metadata, where it is now.
 *
 * @param id positive, unique in the spreadsheet
 * @param sheetId of no meaning on the spreadsheet
 * @param index of the row or column, of no meaning elsewhere
 */
public record Tag(int id, String key, String value, TagPlace place, int sheetId, int index) {}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.batch;

/**
 * Who changes a spreadsheet.
 *
 * @param name such as an e-mail address
 * @param project Cloud project, whose metadata it sees
 * @param isOwner whether no protection stops it
 */
public record Author(String name, String project, boolean isOwner) {}

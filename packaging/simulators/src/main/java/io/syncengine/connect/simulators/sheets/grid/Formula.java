// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.grid;

/**
 * A formula as entered.
 *
 * @param text with its equals sign
 */
public record Formula(String text) {}

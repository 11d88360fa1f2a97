// SPDX-License-Identifier: Apache-2.0
/**
 * Who may ask, and how often: access tokens, and requests a minute. Entry types: {@link
 * io.syncengine.connect.simulators.sheets.access.Tokens}, {@link
 * io.syncengine.connect.simulators.sheets.access.QuotaLimiter}. Not thread-safe; the simulator locks.
 */
@NullMarked
package io.syncengine.connect.simulators.sheets.access;

import org.jspecify.annotations.NullMarked;

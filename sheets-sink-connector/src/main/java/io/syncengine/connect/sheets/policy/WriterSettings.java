// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.policy;

/**
 * All that the writer is told.
 *
 * @param verifyAfterWrite whether the rows that were written are looked at in the answer of the write
 */
public record WriterSettings(
        TabRules tabs, SheetPolicies policies, Limits limits, FenceMode fence, boolean verifyAfterWrite) {}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets;

import io.syncengine.connect.simulators.sheets.access.Quota;
import io.syncengine.connect.simulators.sheets.batch.Limits;

/**
 * What a simulated Google Sheets is like.
 *
 * @param seed of the ids that it gives out and of the chances of faults
 * @param acceptsAnyToken whether bearer tokens that it did not give out are accepted, each as a principal of that name, and
 *     new spreadsheets are everybody's
 */
public record SheetsOptions(long seed, Quota quota, Limits limits, boolean acceptsAnyToken) {
    /** Google's quota and limits; any token. */
    public static SheetsOptions usual(long seed) {
        return new SheetsOptions(seed, Quota.usual(), Limits.usual(), true);
    }

    public SheetsOptions withQuota(Quota other) {
        return new SheetsOptions(seed, other, limits, acceptsAnyToken);
    }

    public SheetsOptions withLimits(Limits other) {
        return new SheetsOptions(seed, quota, other, acceptsAnyToken);
    }

    /** Only tokens that it gave out are accepted, and spreadsheets are private until they are shared. */
    public SheetsOptions closed() {
        return new SheetsOptions(seed, quota, limits, false);
    }
}

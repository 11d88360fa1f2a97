// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.assign;

import java.util.List;

/**
 * What one task reads.
 *
 * @param families names of the streams that lead the families, in alphabetical order; never empty
 * @param rateShare share of the account's rate limit, above 0; the shares of all tasks sum up to 1
 */
public record TaskShare(List<String> families, double rateShare) {
    public TaskShare {
        families = List.copyOf(families);
    }
}

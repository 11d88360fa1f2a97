// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.assign;

import java.util.List;

/**
 * What one task reads: the same families of each of its accounts.
 *
 * @param accounts ids of connected accounts, and {@link #OWN} for the key's own; never empty
 * @param families names of the streams that lead the families, in alphabetical order; never empty
 * @param rateShare share of each account's rate limit, above 0; the shares of an account's tasks sum up to 1
 */
public record TaskShare(List<String> accounts, List<String> families, double rateShare) {

    /** Stands for the account that the key belongs to, whose id is not known beforehand. */
    public static final String OWN = "own";

    public TaskShare {
        accounts = List.copyOf(accounts);
        families = List.copyOf(families);
    }

    /** A share of the key's own account. */
    public TaskShare(List<String> families, double rateShare) {
        this(List.of(OWN), families, rateShare);
    }
}

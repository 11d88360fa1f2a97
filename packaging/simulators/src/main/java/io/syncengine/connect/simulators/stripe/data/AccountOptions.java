// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.data;

import java.time.Duration;

/**
 * What an account is like, in both modes.
 *
 * @param id of the account
 * @param age time since its first object was created
 * @param largestClump objects that may share a second by more than chance; 0 or 1: none do
 * @param children percent of the usual number of parents that have children; from 0 up
 */
public record AccountOptions(long seed, String id, Duration age, int largestClump, int children, EventOptions events) {
    /** @throws IllegalArgumentException when the id does not look like one, or the age is not positive */
    public AccountOptions {
        if (!id.matches("acct_[A-Za-z0-9]{1,32}")) {
            throw new IllegalArgumentException("Not an account id: " + id);
        }
        if (age.isZero() || age.isNegative()) {
            throw new IllegalArgumentException("The age of an account is positive: " + age);
        }
        if (children < 0) {
            throw new IllegalArgumentException("The share of parents with children is from 0 up: " + children);
        }
    }

    /** An account of three years. */
    public static AccountOptions usual(long seed) {
        return new AccountOptions(seed, "acct_1SimuLatedAcct01", Duration.ofDays(1095), 40, 100, EventOptions.usual());
    }

    public AccountOptions withEvents(EventOptions other) {
        return new AccountOptions(seed, id, age, largestClump, children, other);
    }

    public AccountOptions withAge(Duration other) {
        return new AccountOptions(seed, id, other, largestClump, children, events);
    }

    public AccountOptions withLargestClump(int other) {
        return new AccountOptions(seed, id, age, other, children, events);
    }

    public AccountOptions withChildren(int other) {
        return new AccountOptions(seed, id, age, largestClump, other, events);
    }
}

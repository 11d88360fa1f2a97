// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.data;

import io.syncengine.connect.simulators.stripe.shape.Draws;

import java.time.Duration;

/**
 * What an account is like, in both modes.
 *
 * @param id of the account
 * @param age time since its first object was created
 * @param largestClump objects that may share a second by more than chance; 0 or 1: none do
 * @param children percent of the usual number of parents that have children; from 0 up
 * @param testClocks percent of the customers, subscriptions and quotes in test mode that live on a test clock
 * @param variant accounts that differ in it have other objects with the same ids
 */
public record AccountOptions(
        long seed,
        String id,
        Duration age,
        int largestClump,
        int children,
        int testClocks,
        long variant,
        EventOptions events) {
    /** @throws IllegalArgumentException when the id does not look like one, or the age is not positive */
    public AccountOptions {
        if (!id.matches("acct_[A-Za-z0-9]{1,32}")) {
            throw new IllegalArgumentException("Not an account id: " + id);
        }
        if (age.isZero() || age.isNegative()) {
            throw new IllegalArgumentException("The age of an account is positive: " + age);
        }
        if (testClocks < 0 || testClocks > 100) {
            throw new IllegalArgumentException("The share of objects on test clocks is from 0 to 100: " + testClocks);
        }
        if (children < 0) {
            throw new IllegalArgumentException("The share of parents with children is from 0 up: " + children);
        }
    }

    /** An account of three years. */
    public static AccountOptions usual(long seed) {
        return new AccountOptions(
                seed, "acct_1SimuLatedAcct01", Duration.ofDays(1095), 40, 100, 0, 0, EventOptions.usual());
    }

    public AccountOptions withEvents(EventOptions other) {
        return new AccountOptions(seed, id, age, largestClump, children, testClocks, variant, other);
    }

    public AccountOptions withAge(Duration other) {
        return new AccountOptions(seed, id, other, largestClump, children, testClocks, variant, events);
    }

    public AccountOptions withLargestClump(int other) {
        return new AccountOptions(seed, id, age, other, children, testClocks, variant, events);
    }

    public AccountOptions withChildren(int other) {
        return new AccountOptions(seed, id, age, largestClump, other, testClocks, variant, events);
    }

    public AccountOptions withTestClocks(int percent) {
        return new AccountOptions(seed, id, age, largestClump, children, percent, variant, events);
    }

    /** An account that is connected to this one. */
    public AccountOptions connected(String other) {
        return new AccountOptions(seed, other, age, largestClump, children, testClocks, Draws.of(other), events);
    }

    /** What contents depend on. */
    long contents() {
        return variant == 0 ? seed : Draws.mix(seed, variant);
    }
}

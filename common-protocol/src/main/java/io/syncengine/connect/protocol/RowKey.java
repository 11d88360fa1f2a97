// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.protocol;

/**
 * What tells one row of a stream from another. Ordered by id, then account: sinks lock rows in this order, so that two
 * tasks never wait for each other in a circle.
 *
 * @param id never empty
 * @param accountId empty where the key names no account
 */
public record RowKey(String id, String accountId) implements Comparable<RowKey> {

    @Override
    public int compareTo(RowKey other) {
        int order = id.compareTo(other.id);
        return order != 0 ? order : accountId.compareTo(other.accountId);
    }

    /** Ids are the customer's data: messages and logs name records by their position in the topic. */
    @Override
    public String toString() {
        return "RowKey[…]";
    }
}

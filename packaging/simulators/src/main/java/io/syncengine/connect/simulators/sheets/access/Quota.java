// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.access;

/**
 * Requests in any 60 seconds; 0: no limit.
 *
 * @param reads of a principal
 * @param writes of a principal
 * @param projectReads of a project
 * @param projectWrites of a project
 */
public record Quota(int reads, int writes, int projectReads, int projectWrites) {
    /** @throws IllegalArgumentException when a number is negative */
    public Quota {
        if (reads < 0 || writes < 0 || projectReads < 0 || projectWrites < 0) {
            throw new IllegalArgumentException("a quota is negative: give requests a minute, or 0 for no limit");
        }
    }

    /** Google's. */
    public static Quota usual() {
        return new Quota(60, 60, 300, 300);
    }

    /** No limit. */
    public static Quota none() {
        return new Quota(0, 0, 0, 0);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.pipeline;

/**
 * What became of a connector of a file that was deployed.
 *
 * @param connector its name
 * @param change what was done
 */
public record Deployment(String connector, Change change) {

    /** What deploying does to a connector. */
    public enum Change {
        CREATED,
        UPDATED,
        UNCHANGED
    }
}

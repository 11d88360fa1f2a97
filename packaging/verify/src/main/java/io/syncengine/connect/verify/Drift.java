// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.verify;

import java.util.List;

/**
 * Rows of one stream that differ in one way.
 *
 * @param confirmed rows that still differed when they were looked at again
 * @param unchecked further rows that differed at first; they were too many to look at each again
 * @param examples some of the confirmed ones
 */
public record Drift(long confirmed, long unchecked, List<Example> examples) {

    static final Drift NONE = new Drift(0, 0, List.of());

    /**
     * A row.
     *
     * @param members of a stale row, those at the top of the object that differ; never their values
     */
    public record Example(String id, List<String> members) {
        public Example {
            members = List.copyOf(members);
        }
    }

    public Drift {
        examples = List.copyOf(examples);
    }

    /** All of them. */
    public long rows() {
        return confirmed + unchecked;
    }
}

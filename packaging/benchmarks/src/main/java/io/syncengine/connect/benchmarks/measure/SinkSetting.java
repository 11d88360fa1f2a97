// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.measure;

/** Under which circumstances sinks are compared. */
public enum SinkSetting {
    /** Rows of 2.4 kB, a table made for all sinks alike. */
    WIDE("wide rows"),
    /** The same rows, into the table that the sink makes itself. */
    OWN_TABLE("wide rows, own table"),
    /** Rows of 60 bytes. */
    NARROW("narrow rows"),
    /** Wide rows to a server that is 5 ms away. */
    FAR("wide rows, 5 ms round trip");

    private final String title;

    SinkSetting(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}

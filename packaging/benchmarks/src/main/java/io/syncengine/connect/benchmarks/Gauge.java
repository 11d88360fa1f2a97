// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks;

import java.io.IOException;
import java.sql.SQLException;

/** Tells how far a phase is, at a price that does not show in what is measured. */
interface Gauge {

    /** A number that grows with the rows, in whatever unit. */
    long progress() throws IOException, SQLException, InterruptedException;

    /**
     * What is missing, in words; empty when all rows have arrived. Costs more, so it is asked only when the progress has
     * come to a halt.
     */
    String missing() throws IOException, SQLException, InterruptedException;
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.listen;

import java.io.IOException;
import java.util.List;

/** Tells what has come in. */
public interface Arrivals extends AutoCloseable {

    /**
     * What has come in since the last call. Waits for about a second for something to come; what was there before the first
     * call is never told.
     */
    List<Arrival> next() throws IOException, InterruptedException;

    @Override
    void close();
}

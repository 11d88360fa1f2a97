// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart;

import java.util.Map;

/** The spreadsheet that an account also flows into. */
interface SheetTarget extends AutoCloseable {

    /** Id of the spreadsheet. */
    String spreadsheet();

    /** JSON of the key that the sink signs in with. */
    String credentials();

    /** For people: where to look at it. */
    String description();

    /** What the sink's configuration needs beside spreadsheet and credentials. */
    Map<String, String> sinkSettings();

    @Override
    void close();
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.cli;

import picocli.CommandLine.IVersionProvider;

/** Tells the program's version. */
final class SheetsVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"Sheets simulator " + get() + ", Google Sheets API v4"};
    }

    /** From the archive's manifest; classes outside an archive have no version. */
    static String get() {
        String version = SheetsVersion.class.getPackage().getImplementationVersion();
        return version == null ? "(development)" : version;
    }
}

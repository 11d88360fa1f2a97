// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.cli;

import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import picocli.CommandLine.IVersionProvider;

/** Tells the program's version and that of the API description. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {
            "Stripe simulator " + get() + ", Stripe API " + ApiCatalog.bundled().version()
        };
    }

    /** From the archive's manifest; classes outside an archive have no version. */
    static String get() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "(development)" : version;
    }
}

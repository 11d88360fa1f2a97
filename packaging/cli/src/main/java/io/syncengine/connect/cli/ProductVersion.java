// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** The version in the manifest of the program's jar. */
final class ProductVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        @Nullable String version = release();
        return new String[] {"stripe-sync " + (version == null ? "(not packaged)" : version)};
    }

    /** As the manifest has it; null: not from a jar. */
    static @Nullable String release() {
        return ProductVersion.class.getPackage().getImplementationVersion();
    }
}

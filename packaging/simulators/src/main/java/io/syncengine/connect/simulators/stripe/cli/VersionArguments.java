// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.cli;

import io.syncengine.connect.simulators.stripe.StripeSimulator;
import io.syncengine.connect.simulators.stripe.version.ApiVersion;
import io.syncengine.connect.simulators.stripe.version.Versions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The API versions that a person asked for. */
final class VersionArguments {
    @Option(
            names = "--description",
            paramLabel = "FILE",
            description =
                    "Description of another API version, in JSON (.json or .gz): requests that name the version are"
                            + " answered as it says. May be repeated.")
    private List<Path> descriptions = List.of();

    @Option(
            names = "--account-version",
            paramLabel = "VERSION",
            description = "API version of the account: of requests that name none, and of events. Default: the newest.")
    private @Nullable String accountVersion;

    /** @throws IllegalArgumentException naming the option that is wrong and what would be right */
    void prepare(StripeSimulator simulator) {
        Versions versions = simulator.versions();
        for (Path file : descriptions) {
            try {
                versions = versions.with(ApiVersion.read(file));
            } catch (IOException e) {
                throw new IllegalArgumentException("--description: cannot read " + file + ": " + e.getMessage(), e);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("--description: " + e.getMessage(), e);
            }
        }
        try {
            simulator.versions(accountVersion == null ? versions : versions.withUsual(accountVersion));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--account-version: " + e.getMessage(), e);
        }
    }
}

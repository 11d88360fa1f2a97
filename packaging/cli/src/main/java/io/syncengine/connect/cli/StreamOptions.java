// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import io.syncengine.connect.cli.outcome.CommandFailure;
import io.syncengine.connect.cli.pipeline.LocalSettings;
import io.syncengine.connect.verify.survey.StreamCatalogue;
import io.syncengine.connect.verify.survey.StreamFacts;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.util.List;

/** Which streams. What no option gives is taken from the settings of a source. */
final class StreamOptions {

    @Option(
            names = "--streams",
            paramLabel = "LIST",
            split = ",",
            description =
                    "Only these: names or patterns, such as customers,invoice*. Default: those of the source, or all.")
    private List<String> streams = List.of();

    @Option(
            names = "--exclude",
            paramLabel = "LIST",
            split = ",",
            description = "Not these. Default: streams.exclude of the source, or none.")
    private List<String> exclude = List.of();

    List<String> include(LocalSettings source) throws CommandFailure, IOException {
        List<String> configured = streams.isEmpty() ? source.list("streams") : streams;
        return configured.isEmpty() ? List.of("*") : configured;
    }

    /** What is named here may be what the source leaves out. */
    List<String> exclude(LocalSettings source) throws CommandFailure, IOException {
        return streams.isEmpty() && exclude.isEmpty() ? source.list("streams.exclude") : exclude;
    }

    /** The streams themselves. */
    List<StreamFacts> select(LocalSettings source) throws CommandFailure, IOException {
        try {
            return StreamCatalogue.select(include(source), exclude(source));
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage("--streams: " + e.getMessage());
        }
    }
}

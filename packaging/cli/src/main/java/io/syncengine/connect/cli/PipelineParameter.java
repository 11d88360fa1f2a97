// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import io.syncengine.connect.cli.outcome.CommandFailure;
import io.syncengine.connect.cli.pipeline.Pipeline;
import io.syncengine.connect.cli.pipeline.PipelineFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The file of a pipeline, for commands that take from it what no option gives. */
final class PipelineParameter {

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description =
                    "A pipeline's file: what no option gives is taken from its source and its sinks. The secrets that"
                            + " it refers to by $${env:…} and $${file:…} are looked up on this machine.")
    private @Nullable Path file;

    boolean isGiven() {
        return file != null;
    }

    /** The pipeline; one without connectors where no file is given. */
    Pipeline read() throws CommandFailure, IOException {
        return file == null ? new Pipeline("", Map.of()) : PipelineFile.read(file);
    }
}

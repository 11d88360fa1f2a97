// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.cli.outcome.ExitCode;
import io.syncengine.connect.cli.runtime.QuickstartProcess;
import picocli.CommandLine;

import java.io.IOException;
import java.util.List;

/**
 * A run of everything on this machine: on the terminal, or for a program, which is told how it ended; what happens meanwhile
 * then goes to the error output.
 *
 * @param done what the JSON calls a good end
 */
record RuntimeRun(QuickstartProcess process, OutputOptions output, String done) {

    /** Runs until it ends, and returns its exit code. */
    int run(CommandLine command) throws IOException, InterruptedException {
        if (!output.isJson()) {
            return process.run();
        }
        QuickstartProcess.Ended ended = process.run(command.getErr());
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put(done, ended.code() == ExitCode.OK);
        if (ended.code() != ExitCode.OK) {
            json.put("error", ended.reason());
        }
        output.print(command.getOut(), json, List.of());
        return ended.code();
    }
}

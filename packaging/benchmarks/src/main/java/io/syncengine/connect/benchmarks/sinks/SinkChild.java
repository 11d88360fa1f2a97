// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.sinks;

import io.syncengine.connect.benchmarks.sinks.task.TaskDrive;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The JVM of one sink. Takes assignments from standard input, each a line of JSON, and answers each with a line of figures
 * on standard output; ends with its input.
 */
final class SinkChild {

    private SinkChild() {}

    /** @param args class of the task, then the plugin's folder, if it has one */
    public static void main(String[] args) throws IOException {
        PrintStream answers = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        // Whatever libraries print must not come between the answers.
        System.setOut(System.err);
        int exit = 0;
        try {
            SinkRun run = new SinkRun(TaskDrive.loader(args.length < 2 ? null : Path.of(args[1])), args[0]);
            BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                answers.println(Lines.of(run.run(Lines.assignment(line))));
            }
        } catch (Exception e) {
            e.printStackTrace();
            exit = 1;
        }
        // Some sinks leave threads behind.
        System.exit(exit);
    }
}

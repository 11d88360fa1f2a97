// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart;

import io.syncengine.connect.quickstart.progress.LogView;
import io.syncengine.connect.quickstart.progress.ProgressView;
import io.syncengine.connect.quickstart.progress.TerminalView;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Chooses how progress is shown. The script that starts us knows whether there is a terminal, and its size. */
final class Views {

    private static final int DEFAULT_HEIGHT = 24;
    private static final int DEFAULT_WIDTH = 80;

    private Views() {}

    static ProgressView forThisOutput() {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        String size = System.getProperty("quickstart.terminal", "");
        if (size.isEmpty()) {
            return new LogView(out);
        }
        String[] parts = size.split(" ");
        return new TerminalView(out, number(parts, 0, DEFAULT_HEIGHT), number(parts, 1, DEFAULT_WIDTH));
    }

    private static int number(String[] parts, int index, int otherwise) {
        if (index >= parts.length || !parts[index].matches("[1-9]\\d{0,4}")) {
            return otherwise;
        }
        return Integer.parseInt(parts[index]);
    }
}

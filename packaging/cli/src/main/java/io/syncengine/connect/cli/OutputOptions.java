// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import picocli.CommandLine.Option;

import java.io.PrintWriter;
import java.util.List;

/** How a command answers: as lines for a person, or as one JSON value for a program. */
final class OutputOptions {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    boolean isJson() {
        return json;
    }

    /** Prints the one that was asked for. */
    void print(PrintWriter out, JsonNode value, List<String> lines) throws JsonProcessingException {
        if (json) {
            out.println(JSON.writeValueAsString(value));
        } else {
            lines.forEach(out::println);
        }
        out.flush();
    }

    /** Prints the JSON on a line of its own, where more will follow. */
    void printLine(PrintWriter out, JsonNode value, List<String> lines) {
        if (json) {
            out.println(value);
        } else {
            lines.forEach(out::println);
        }
        out.flush();
    }
}

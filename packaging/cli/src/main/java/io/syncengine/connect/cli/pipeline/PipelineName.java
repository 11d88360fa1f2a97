// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.pipeline;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How connectors tell that they belong together: each is called {@code <pipeline>-<part>}. A part holds no dash, so that a
 * name is read in one way only.
 *
 * @param pipeline of letters, digits, dots, dashes and underscores
 * @param part {@link #SOURCE}, or what the pipeline calls a sink
 */
public record PipelineName(String pipeline, String part) {

    /** The part that reads. */
    public static final String SOURCE = "source";

    static final Pattern PIPELINE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    static final Pattern PART = Pattern.compile("[A-Za-z0-9_]+");

    private static final Pattern CONNECTOR = Pattern.compile("(" + PIPELINE + ")-(" + PART + ")");

    /** Reads a connector's name; empty when it is not of that form. */
    public static Optional<PipelineName> of(String connector) {
        Matcher matcher = CONNECTOR.matcher(connector);
        return matcher.matches() ? Optional.of(new PipelineName(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    /** Name of the connector. */
    public String connector() {
        return pipeline + "-" + part;
    }

    public boolean isSource() {
        return part.equals(SOURCE);
    }
}

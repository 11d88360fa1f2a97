// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.cli.outcome.CommandFailure;
import io.syncengine.connect.cli.outcome.ExitCode;
import io.syncengine.connect.cli.pipeline.Pipelines;
import io.syncengine.connect.cli.replay.EventReach;
import io.syncengine.connect.cli.replay.Replay;
import io.syncengine.connect.cli.replay.Since;
import io.syncengine.connect.cli.worker.Cluster;
import io.syncengine.connect.cli.worker.Deployed;
import io.syncengine.connect.quickstart.runtime.ConnectRest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Commands on the events by which a source learns of changes. */
@Command(name = "events", description = "Have events that a source has read already be read again.")
final class EventsCommand {

    private static final Clock CLOCK = Clock.systemUTC();

    @Spec
    private @Nullable CommandSpec spec;

    @Command(
            name = "replay",
            description = {
                "Read events again from a moment on, such as after rows were lost where they had been written to. The source"
                        + " is stopped for it, its positions go back, and it is resumed if it ran.",
                "",
                "Rows keep the versions that they had: a sink that compares versions takes what it lacks, and nothing that"
                        + " is older than what it has. Lists are not read again. Stripe keeps events for 30 days; what is"
                        + " lost from before comes again by \"offsets reset\"."
            })
    int replay(
            @Mixin ConnectOptions connect,
            @Mixin OutputOptions output,
            @Mixin ConfirmOptions confirmation,
            @Option(
                            names = "--since",
                            paramLabel = "MOMENT",
                            required = true,
                            description = "From when on: " + Since.FORMS + ".")
                    String since,
            @Option(names = "--stream", paramLabel = "NAME", split = ",", description = "Only of these streams.")
                    @Nullable
                    List<String> streams,
            @Parameters(paramLabel = "NAME", description = "The pipeline, or its source.") String name)
            throws CommandFailure, IOException, InterruptedException {
        Instant moment = Since.parse(since, CLOCK);
        ConnectRest rest = connect.rest();
        Deployed source = new Pipelines(new Cluster(rest)).source(name);
        String connector = source.name();
        EventReach.of(source.config()).require(moment, CLOCK);
        Replay expected = Replay.of(OffsetSelection.of(rest.offsets(connector), connector, streams), moment);
        if (expected.moved().isEmpty()) {
            throw CommandFailure.of(connector + " has read no events from after " + moment + " yet");
        }
        confirmation.confirm("Read the events since " + moment + " again, for "
                + expected.moved().size() + " streams of " + connector + "?");
        List<Replay> done = new ArrayList<>();
        new OffsetChange(rest, connector).apply(committed -> {
            Replay replay = Replay.of(OffsetSelection.of(committed, connector, streams), moment);
            done.add(replay);
            return replay.body();
        });
        print(output, connector, done.get(0));
        return ExitCode.OK;
    }

    private void print(OutputOptions output, String connector, Replay replay) throws IOException {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("connector", connector);
        json.put("since", replay.since().toString());
        ArrayNode moved = json.putArray("replayed");
        List<String> lines = new ArrayList<>();
        for (Replay.Moved stream : replay.moved()) {
            ObjectNode entry = moved.addObject();
            entry.set("partition", stream.partition());
            entry.put("before", stream.before().toString());
            lines.add(stream.stream() + ": events since " + replay.since() + " are read again, up to " + stream.before()
                    + " for the second time");
        }
        output.print(
                Objects.requireNonNull(spec, "picocli sets it").commandLine().getOut(), json, lines);
    }
}

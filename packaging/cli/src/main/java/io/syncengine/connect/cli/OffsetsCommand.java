// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.cli.outcome.CommandFailure;
import io.syncengine.connect.cli.outcome.ExitCode;
import io.syncengine.connect.quickstart.runtime.CommittedOffset;
import io.syncengine.connect.quickstart.runtime.ConnectRest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Commands on the positions that a connector has committed. */
@Command(name = "offsets", description = "Look at, change and forget the positions that a connector has committed.")
final class OffsetsCommand {

    private static final String NAME = "Name of the connector, such as stripe-source.";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Spec
    private @Nullable CommandSpec spec;

    @Command(name = "get", description = "Print positions, as a file that \"offsets alter\" takes.")
    int get(
            @Mixin ConnectOptions connect,
            @Mixin OutputOptions output,
            @Option(names = "--stream", paramLabel = "NAME", split = ",", description = OffsetSelection.STREAM)
                    @Nullable
                    List<String> streams,
            @Parameters(paramLabel = "CONNECTOR", description = NAME) String connector)
            throws CommandFailure, IOException, InterruptedException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode offsets = body.putArray("offsets");
        List<String> lines = new ArrayList<>();
        for (CommittedOffset offset : OffsetSelection.of(connect.rest().offsets(connector), connector, streams)) {
            ObjectNode entry = offsets.addObject();
            entry.set("partition", offset.partition());
            entry.set("offset", offset.offset());
            lines.add(offset.partition() + " " + offset.offset());
        }
        output.print(out(), body, lines);
        return ExitCode.OK;
    }

    @Command(
            name = "alter",
            description = "Change positions to those of a file: the connector is stopped for it, and resumed if it ran."
                    + " An offset of null forgets one.")
    int alter(
            @Mixin ConnectOptions connect,
            @Mixin OutputOptions output,
            @Mixin ConfirmOptions confirmation,
            @Parameters(index = "0", paramLabel = "CONNECTOR", description = NAME) String connector,
            @Parameters(index = "1", paramLabel = "FILE", description = "JSON, as \"offsets get --json\" prints it.")
                    Path file)
            throws CommandFailure, IOException, InterruptedException {
        JsonNode body = read(file);
        confirmation.confirm("Change " + body.path("offsets").size() + " positions of " + connector + "?");
        return change(connect.rest(), output, connector, body);
    }

    @Command(
            name = "reset",
            description =
                    "Forget positions: a source lists again, a sink reads its topics again. The connector is stopped"
                            + " for it, and resumed if it ran.")
    int reset(
            @Mixin ConnectOptions connect,
            @Mixin OutputOptions output,
            @Mixin ConfirmOptions confirmation,
            @Option(names = "--stream", paramLabel = "NAME", split = ",", description = OffsetSelection.STREAM)
                    @Nullable
                    List<String> streams,
            @Parameters(paramLabel = "CONNECTOR", description = NAME) String connector)
            throws CommandFailure, IOException, InterruptedException {
        ConnectRest rest = connect.rest();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode offsets = body.putArray("offsets");
        for (CommittedOffset offset : OffsetSelection.of(rest.offsets(connector), connector, streams)) {
            ObjectNode entry = offsets.addObject();
            entry.set("partition", offset.partition());
            entry.putNull("offset");
        }
        if (offsets.isEmpty()) {
            throw CommandFailure.of(connector + " has no positions");
        }
        confirmation.confirm("Forget " + offsets.size() + " positions of " + connector + "?");
        return change(rest, output, connector, body);
    }

    private int change(ConnectRest rest, OutputOptions output, String connector, JsonNode body)
            throws CommandFailure, IOException, InterruptedException {
        new OffsetChange(rest, connector).apply(committed -> body);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("connector", connector);
        json.put("changed", body.path("offsets").size());
        output.print(
                out(), json, List.of(connector + ": " + body.path("offsets").size() + " positions changed"));
        return ExitCode.OK;
    }

    private static JsonNode read(Path file) throws CommandFailure, IOException {
        if (!Files.isReadable(file)) {
            throw CommandFailure.usage(file + " cannot be read");
        }
        try {
            JsonNode body = JSON.readTree(Files.readString(file));
            if (!body.path("offsets").isArray() || body.path("offsets").isEmpty()) {
                throw CommandFailure.usage(file + " does not hold {\"offsets\": [{\"partition\": …, \"offset\": …}]}");
            }
            return body;
        } catch (JsonProcessingException e) {
            throw CommandFailure.usage(file + " is not JSON: " + e.getOriginalMessage());
        }
    }

    private PrintWriter out() {
        return Objects.requireNonNull(spec, "picocli sets it").commandLine().getOut();
    }
}

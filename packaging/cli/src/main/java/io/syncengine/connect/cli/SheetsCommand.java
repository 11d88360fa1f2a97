// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.cli.outcome.CommandFailure;
import io.syncengine.connect.cli.outcome.ExitCode;
import io.syncengine.connect.cli.pipeline.Pipelines;
import io.syncengine.connect.cli.sheets.KeyFields;
import io.syncengine.connect.cli.sheets.SheetReset;
import io.syncengine.connect.cli.sheets.TabReset;
import io.syncengine.connect.cli.worker.Cluster;
import io.syncengine.connect.cli.worker.Deployed;
import io.syncengine.connect.quickstart.progress.Texts;
import io.syncengine.connect.quickstart.runtime.ConnectRest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Commands on spreadsheets that a pipeline fills. */
@Command(name = "sheets", description = "Begin anew with a spreadsheet that a pipeline fills.")
final class SheetsCommand {

    @Spec
    private @Nullable CommandSpec spec;

    @Command(
            name = "reset",
            description = {
                "Take the sink's rows out of its tabs, forget which deletions it remembers, and have it read its topics again"
                        + " from the start. The sink is stopped for it, and resumed if it ran.",
                "",
                "What is people's stays: tabs and columns of their own, and every row in which they have written or noted"
                        + " something, the sink's own part of it included. Nobody should sort or delete rows meanwhile; the"
                        + " spreadsheet's version history undoes what should not have been."
            })
    int reset(
            @Mixin ConnectOptions connect,
            @Mixin OutputOptions output,
            @Mixin ConfirmOptions confirmation,
            @Mixin GoogleOptions google,
            @Parameters(paramLabel = "NAME", description = "The pipeline, or its sink.") String name)
            throws CommandFailure, IOException, InterruptedException {
        ConnectRest rest = connect.rest();
        Deployed sink = new Pipelines(new Cluster(rest)).sheetsSink(name);
        SheetReset reset = new SheetReset(
                google.spreadsheet(sink.config()),
                new KeyFields(sink.config()),
                new SecureRandom(),
                !sink.config().getOrDefault("fence", "").equals("wait"));
        String title = reset.title();
        List<TabReset> tabs = reset.look();
        if (tabs.isEmpty()) {
            throw CommandFailure.of("the spreadsheet \"" + title + "\" has no tab of the sink's");
        }
        int rows = tabs.stream().mapToInt(TabReset::removed).sum();
        confirmation.confirm("Take " + Texts.count(rows, "row") + " out of " + Texts.count(tabs.size(), "tab")
                + " of the spreadsheet \"" + title + "\", for " + sink.name() + " to write anew?");
        new OffsetChange(rest, sink.name()).whileStopped(() -> {
            // The positions first: should the rest fail in the middle, what is gone by then comes again all the same.
            rest.resetOffsets(sink.name());
            reset.run();
        });
        print(output, sink.name(), title, tabs);
        return ExitCode.OK;
    }

    private void print(OutputOptions output, String sink, String title, List<TabReset> tabs) throws IOException {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("connector", sink);
        json.put("spreadsheet", title);
        ArrayNode array = json.putArray("tabs");
        List<String> lines = new ArrayList<>();
        for (TabReset tab : tabs) {
            array.addObject()
                    .put("tab", tab.title())
                    .put("removed", tab.removed())
                    .put("kept", tab.kept())
                    .put("left", !tab.isTold());
            lines.add(Texts.printable(tab.title()) + ": " + text(tab));
        }
        lines.add(sink + ": reads its topics again from the start");
        output.print(
                Objects.requireNonNull(spec, "picocli sets it").commandLine().getOut(), json, lines);
    }

    private static String text(TabReset tab) {
        if (!tab.isTold()) {
            return "left as it is, for its rows show no version";
        }
        String removed = Texts.count(tab.removed(), "row") + " removed";
        return tab.kept() == 0 ? removed : removed + ", " + tab.kept() + " kept for what people have in them";
    }
}

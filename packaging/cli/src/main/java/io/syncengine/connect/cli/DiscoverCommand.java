// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import io.syncengine.connect.cli.outcome.CommandFailure;
import io.syncengine.connect.cli.outcome.ExitCode;
import io.syncengine.connect.cli.pipeline.LocalSettings;
import io.syncengine.connect.cli.survey.SurveyReport;
import io.syncengine.connect.cli.worker.ConnectorClass;
import io.syncengine.connect.verify.DriftCheck;
import io.syncengine.connect.verify.account.StripeAccess;
import io.syncengine.connect.verify.survey.AccountSurvey;
import io.syncengine.connect.verify.survey.StreamFacts;
import io.syncengine.connect.verify.survey.StreamSight;
import io.syncengine.connect.verify.survey.SurveyException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

/** Shows the streams that there are, and what an account offers of each. */
@Command(
        name = "discover",
        description = {
            "List the streams with their events, what they are read through, whether the key may read them, and how many"
                    + " rows they have about.",
            "",
            "Stripe counts nothing: lists of one page are counted, longer ones that can be cut by date are estimated from a"
                    + " few pages (~), and of others the number is not known (?). Takes up to ten calls for each stream."
        })
final class DiscoverCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private AccountOptions account = new AccountOptions();

    @Mixin
    private StreamOptions streams = new StreamOptions();

    @Mixin
    private PipelineParameter file = new PipelineParameter();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private RateOptions rate = new RateOptions();

    @Option(names = "--offline", description = "Ask no account: only what is the same in all of them. Needs no key.")
    private boolean offline;

    @Option(names = "--no-rows", description = "Do not find out how many rows there are: one call for each stream.")
    private boolean noRows;

    @Override
    public Integer call() throws CommandFailure, IOException, InterruptedException {
        double callsPerSecond = rate.callsPerSecond();
        Plugins.require();
        LocalSettings source = file.read().ofClass(ConnectorClass.STRIPE_SOURCE);
        List<StreamFacts> selected = streams.select(source);
        SurveyReport report = offline
                ? new SurveyReport(DriftCheck.apiVersion(), "", selected, Map.of())
                : ask(source, selected, callsPerSecond);
        output.print(spec().commandLine().getOut(), report.json(), report.lines());
        return ExitCode.OK;
    }

    private SurveyReport ask(LocalSettings source, List<StreamFacts> selected, double callsPerSecond)
            throws CommandFailure, IOException, InterruptedException {
        StripeAccess access = account.access(source, callsPerSecond);
        AccountSurvey survey = new AccountSurvey(access);
        PrintWriter progress = spec().commandLine().getErr();
        Map<String, StreamSight> sights = new LinkedHashMap<>();
        try {
            String id = survey.account().orElse("");
            for (StreamFacts stream : selected) {
                StreamSight sight = survey.look(stream, !noRows);
                sights.put(stream.name(), sight);
                progress.println(SurveyReport.progress(sight));
                progress.flush();
            }
            return new SurveyReport(access.version(), id, selected, sights);
        } catch (SurveyException e) {
            throw CommandFailure.of(
                    e.isRefused()
                            ? "Stripe refuses the key: " + e.getMessage()
                            : "the account cannot be read at " + access.baseUrl() + ": " + e.getMessage());
        }
    }

    private CommandSpec spec() {
        return Objects.requireNonNull(spec, "picocli sets it");
    }
}

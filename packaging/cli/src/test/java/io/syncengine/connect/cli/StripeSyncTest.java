// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.AutoComplete;
import picocli.CommandLine;

import java.util.List;
import java.util.stream.Stream;

class StripeSyncTest {

    @Test
    void documentsItsExitCodes() {
        Ended ended = Ended.run("--help");

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("Exit codes:", "pipeline", "status", "verify", "offsets", "completion");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pipeline",
                "pipeline create",
                "pipeline list",
                "pipeline delete",
                "status",
                "offsets reset",
                "events replay",
                "listen",
                "sheets reset",
                "verify",
                "check",
                "discover",
                "up",
                "sync",
                "simulate"
            })
    void helpsWithEachCommand(String command) {
        String[] words = (command + " --help").split(" ");

        Ended ended = Ended.run(words);

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("stripe-sync " + command, "Exit codes:");
    }

    /** But for the script of completion, which is none of ours to shape. */
    @Test
    void everyCommandAnswersProgramsToo() {
        List<CommandLine> commands = leaves(StripeSync.commandLine())
                .filter(command -> !(command.getCommand() instanceof AutoComplete.GenerateCompletion))
                .toList();

        assertThat(commands)
                .hasSizeGreaterThan(20)
                .allSatisfy(command -> assertThat(command.getCommandSpec().findOption("--json"))
                        .as(command.getCommandSpec().qualifiedName())
                        .isNotNull());
    }

    private static Stream<CommandLine> leaves(CommandLine command) {
        return command.getSubcommands().isEmpty()
                ? Stream.of(command)
                : command.getSubcommands().values().stream().flatMap(StripeSyncTest::leaves);
    }

    @Test
    void wantsACommand() {
        assertThat(Ended.run().code()).isEqualTo(2);
        assertThat(Ended.run("pipeline").code()).isEqualTo(2);
    }

    @Test
    void saysInALineWhatIsWrongWithACommandLine() {
        Ended ended = Ended.run("status", "--no-such-option");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err().lines()).hasSize(1);
        assertThat(ended.err()).contains("--no-such-option", "stripe-sync status --help");
    }

    @Test
    void printsAScriptThatCompletesCommands() {
        Ended ended = Ended.run("completion");

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("complete -F", "stripe-sync", "--password-file");
    }
}

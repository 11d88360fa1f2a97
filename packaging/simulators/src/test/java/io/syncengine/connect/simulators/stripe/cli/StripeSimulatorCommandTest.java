// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

class StripeSimulatorCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine command = StripeSimulatorCommand.commandLine();
        command.setOut(new PrintWriter(out));
        command.setErr(new PrintWriter(err));
        return command.execute(arguments);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--port|x|Invalid value for option '--port'",
                "--port|70000|--port is 70000: give 0 to 65535",
                "--rows|-1|--rows is -1: give 0 to 50000000",
                "--streams|nothing|--streams: there is no stream \"nothing\"",
                "--streams|charges=many|--streams: \"charges=many\" is no stream with a number of objects",
                "--mode|prod|--mode is prod: give live or test",
                "--key|sk_live_1|--key: a key of test mode begins with sk_test_",
                "--key|secret|--key: A key starts with sk_live_",
                "--restricted|nothing|--restricted: there is no stream",
                "--without|billing|--without: there is no product billing; there are issuing,",
                "--children|-1|--children is -1: give 0 to",
                "--test-clocks|101|--test-clocks is 101: give 0 to 100",
                "--lost-events|-2|--lost-events is -2.0: give 0 to 100",
                "--connected|5000|--connected is 5000: give 0 to 1000",
                "--live-rate|-1|--live-rate is -1.0: give changes a second",
                "--skew|999999999|--skew is 999999999",
                "--faults|/v1/charges boom|--faults: there is no fault \"boom\"",
                "--limit-per-second|-5|--limit-per-second is -5: give 0 for none",
                "--webhook|localhost:80|--webhook is localhost:80: give an address",
                "--webhook-secret|abc|--webhook-secret begins with whsec_",
                "--webhook-options|lots=1|--webhook-options: there is no lots: give lost",
                "--webhook-route|here|--webhook-route is here: give from=to",
                "--description|/nowhere.json|--description: cannot read /nowhere.json",
                "--account-version|1999-09-09|--account-version: There is no version 1999-09-09",
                "--nonsense|1|Unknown options: '--nonsense', '1'"
            })
    void saysInOneLineWhichOptionIsWrong(String option, String value, String message) {
        assertThat(run(option, value)).isEqualTo(2);

        assertThat(err.toString()).startsWith("stripe-simulator: " + message).endsWith("; see --help\n");
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void saysInOneLineThatThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(run("--rows", "100", "--port", Integer.toString(taken.getLocalPort())))
                    .isEqualTo(1);
        }

        assertThat(err.toString()).matches("stripe-simulator: cannot listen on 127.0.0.1:\\d+: it is taken by .*\n");
    }

    @Test
    void explainsItself() {
        assertThat(run("--help")).isZero();
        assertThat(run("--version")).isZero();

        assertThat(out.toString())
                .contains("--rows", "--no-limits", "--faults", "--skew", "--restricted", "--live-rate")
                .contains("Stripe simulator (development), Stripe API 20");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void readmeShowsEveryOption() throws Exception {
        String readme = Files.readString(Path.of("README.md"));

        assertThat(StripeSimulatorCommand.commandLine().getCommandSpec().options())
                .allSatisfy(option -> assertThat(readme).contains("`" + option.longestName()));
    }
}

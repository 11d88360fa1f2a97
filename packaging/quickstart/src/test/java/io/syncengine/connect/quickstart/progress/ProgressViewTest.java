// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.quickstart.progress.StreamProgress.Phase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class ProgressViewTest {

    private static final String ESCAPE = "\u001b";

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, false, StandardCharsets.UTF_8);

    @Nested
    class InALog {

        private final LogView view = new LogView(out);

        @Test
        void tellsEachChangeOnce() {
            view.show(progress(1, listing("charges", 500, 0.25), listing("customers", 100, 0)));
            view.show(progress(2, listing("charges", 900, 0.5), live("customers", 300)));
            view.show(progress(3, live("charges", 2000), live("customers", 300)));
            view.show(progress(8, live("charges", 2000), live("customers", 300)));
            view.show(progress(20, live("charges", 2000), live("customers", 300)));

            assertThat(lines())
                    .containsExactly(
                            "[0:01] 600 rows read, 0 in PostgreSQL; 0 of 2 streams listed",
                            "[0:02] listed: customers 300",
                            "[0:03] listed: charges 2,000",
                            "[0:08] 2,300 rows read, 0 in PostgreSQL; 2 of 2 streams listed");
        }

        @Test
        void namesSkippedStreamsAndErrors() {
            StreamProgress failing = new StreamProgress("charges", Phase.LIST, 1, 0, "503 from Stripe\nretrying");
            StreamProgress skipped = new StreamProgress("topups", Phase.SKIPPED, 0, 0, "permission: rak_topup_read");
            view.show(progress(1, failing, skipped));
            view.show(progress(2, failing, skipped));

            assertThat(lines())
                    .containsExactly(
                            "[0:01] charges: 503 from Stripe retrying",
                            "[0:01] topups skipped: permission: rak_topup_read",
                            "[0:01] 1 row read, 0 in PostgreSQL; 0 of 2 streams listed, 1 skipped");
        }

        @Test
        void hasNoControlCodes() {
            view.say("hello");
            view.show(progress(1, listing("charges", 500, 0.25)));

            assertThat(text()).doesNotContain(ESCAPE).doesNotContain("\r");
        }

        @Test
        void saysThatItWaitsForTheSource() {
            view.show(progress(1));

            assertThat(lines()).containsExactly("[0:01] waiting for the source to plan its streams");
        }
    }

    @Nested
    class InATerminal {

        @Test
        void showsAStreamInOneRow() {
            new TerminalView(out, 24, 100)
                    .show(new Progress(
                            Duration.ofSeconds(75),
                            List.of(listing("charges", 12_345, 0.999)),
                            Map.of("charges", 11_000L),
                            Map.of("charges", 1_234.4)));

            assertThat(plain())
                    .contains("charges      12,345      11,000    99%     1,234  listing")
                    .contains("1:15  12,345 rows read (1,234/s), 11,000 in PostgreSQL; 0 of 1 stream listed");
        }

        @Test
        void drawsOverItself() {
            TerminalView view = new TerminalView(out, 24, 100);
            view.show(progress(1, listing("charges", 1, 0)));
            int lines = text().split("\n", -1).length - 1;
            written.reset();
            view.show(progress(2, listing("charges", 2, 0)));

            assertThat(text()).startsWith(ESCAPE + "[" + lines + "A\r" + ESCAPE + "[J");
        }

        @Test
        void staysWithinTheTerminal() {
            List<StreamProgress> streams = new ArrayList<>();
            for (int i = 0; i < 76; i++) {
                streams.add(live("stream_with_quite_a_long_name_" + i, i));
            }
            streams.add(new StreamProgress("zebras", Phase.LIST, 7, 0, "an error ".repeat(30)));
            new TerminalView(out, 24, 80).show(new Progress(Duration.ofSeconds(1), streams, Map.of(), Map.of()));

            assertThat(plain().lines()).hasSizeLessThan(24).allMatch(line -> line.length() <= 80);
            assertThat(plain()).contains("zebras").contains("and 60 other streams");
        }

        @Test
        void keepsWhatWasSaid() {
            TerminalView view = new TerminalView(out, 24, 100);
            view.show(progress(1, listing("charges", 1, 0)));
            view.say("complete");
            written.reset();
            view.show(progress(2, listing("charges", 2, 0)));

            assertThat(text()).doesNotContain("A\r");
        }
    }

    private static StreamProgress listing(String stream, long rows, double share) {
        return new StreamProgress(stream, Phase.LIST, rows, share, "");
    }

    private static StreamProgress live(String stream, long rows) {
        return new StreamProgress(stream, Phase.LIVE, rows, 1, "");
    }

    private static Progress progress(int second, StreamProgress... streams) {
        return new Progress(Duration.ofSeconds(second), List.of(streams), Map.of(), Map.of());
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }

    private String plain() {
        return text().replaceAll(ESCAPE + "\\[[0-9]*[A-Za-z]", "");
    }

    private List<String> lines() {
        return text().lines().toList();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

class AccountClockTest {

    @TempDir
    private Path directory;

    private final HostClock host = new HostClock();
    private AccountHistory history;
    private AccountClock clock;

    @BeforeEach
    void create() throws IOException {
        history = AccountHistory.read(directory.resolve("history"));
        clock = new AccountClock(host, history, 1_000);
    }

    private AccountHistory.Period written() throws IOException {
        return AccountHistory.read(directory.resolve("history")).periods().get(0);
    }

    @Test
    void standsUntilItIsLetGo() {
        host.millis = 50_000;

        assertThat(clock.millis()).isEqualTo(1_000);
        clock.put(2_000);
        clock.put(1_500);
        assertThat(clock.millis()).isEqualTo(2_000);
        clock.catchUp();
        assertThat(clock.millis()).isEqualTo(50_000);
        host.millis = 60_000;
        assertThat(clock.millis()).isEqualTo(50_000);
        clock.run(1);
        assertThat(clock.millis()).isEqualTo(60_000);
        assertThat(clock.instant()).isEqualTo(Instant.ofEpochMilli(60_000));
        assertThat(history.periods().get(0).from()).isEqualTo(50_000);
    }

    @Test
    void tellsNoMomentThatIsNotWritten() throws IOException {
        host.millis = 10_000;
        clock.catchUp();
        clock.run(2.5);

        for (long millis : new long[] {10_000, 11_999, 12_001, 60_000}) {
            host.millis = millis;
            long told = clock.millis();
            assertThat(told).isEqualTo(millis);
            assertThat(written().to()).isBetween(told, told + 2_000);
        }
        assertThat(written().from()).isEqualTo(10_000);
        assertThat(written().rate()).isEqualTo(2.5);
    }

    @Test
    void cutsTheHistoryToWhatWasToldWhenItStops() throws IOException {
        host.millis = 10_000;
        clock.catchUp();
        clock.run(1);
        clock.millis();

        clock.stop();
        host.millis = 20_000;

        assertThat(written()).isEqualTo(new AccountHistory.Period(10_000, 10_000, 1));
        assertThat(clock.millis()).isEqualTo(10_000);
    }

    @Test
    void neverGoesBack() {
        host.millis = 10_000;
        clock.catchUp();
        clock.run(1);
        clock.millis();

        host.millis = 5_000;

        assertThat(clock.millis()).isEqualTo(10_000);
    }

    @Test
    void goesOnAfterWhatWasWrittenBefore() throws IOException {
        Files.writeString(directory.resolve("history"), "10 20 1.0\n30 40 2.0\n");

        AccountHistory read = AccountHistory.read(directory.resolve("history"));
        read.begin(50, 3);
        read.reach(60);

        assertThat(AccountHistory.read(directory.resolve("history")).periods())
                .containsExactly(
                        new AccountHistory.Period(10, 20, 1),
                        new AccountHistory.Period(30, 40, 2),
                        new AccountHistory.Period(50, 60, 3));
        assertThat(read.end()).isEqualTo(60);
    }

    @Test
    void saysWhatItCannotRead() throws IOException {
        Files.writeString(directory.resolve("history"), "10 20\n");

        assertThatThrownBy(() -> AccountHistory.read(directory.resolve("history")))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("10 20");
    }

    /** Tells what it is given. */
    private static final class HostClock implements InstantSource {

        private long millis;

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.syncengine.connect.stripe.assign.TaskShare;
import io.syncengine.connect.stripe.config.TaskConfig;
import io.syncengine.connect.stripe.spec.SpecFiles;
import io.syncengine.connect.stripe.state.Phase;
import io.syncengine.connect.stripe.state.StreamOffsets;
import io.syncengine.connect.stripe.state.StreamState;
import io.syncengine.connect.testing.TestSourceContext;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import javax.management.ObjectName;

/** The task with a thread, connections and clock of its own, against a server on this machine. */
final class StripeSourceTaskTest {

    private static final String NAME = "task-under-test";

    private final StripeSourceTask task = new StripeSourceTask();
    private StripeStub stripe;
    private TestSourceContext context;

    @BeforeEach
    void open() throws IOException {
        stripe = new StripeStub().account("acct_1A").list("/v1/events");
        context = new TestSourceContext(Map.of());
    }

    @AfterEach
    void close() throws Exception {
        task.stop();
        stripe.close();
        assertThat(threads()).isEmpty();
        assertThat(beans()).isEmpty();
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> name.startsWith("stripe-"))
                .toList();
    }

    private static Set<ObjectName> beans() throws Exception {
        return ManagementFactory.getPlatformMBeanServer()
                .queryNames(new ObjectName("io.syncengine.connect:connector=" + NAME + ",*"), null);
    }

    private void start(String streams, String... changes) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "name",
                NAME,
                "stripe.api.key",
                "sk_test_abc",
                "stripe.api.base.url",
                stripe.url(),
                "streams",
                streams));
        for (int i = 0; i < changes.length; i += 2) {
            settings.put(changes[i], changes[i + 1]);
        }
        task.initialize(context.context());
        task.start(TaskConfig.settings(settings, new TaskShare(List.of(streams.split(",")), 1), 0));
    }

    private List<SourceRecord> pollUntil(int records) throws InterruptedException {
        return pollUntil(all -> all.size() >= records);
    }

    private List<SourceRecord> pollUntil(Predicate<List<SourceRecord>> enough) throws InterruptedException {
        List<SourceRecord> all = new ArrayList<>();
        long start = System.nanoTime();
        while (!enough.test(all)) {
            assertThat(since(start)).isLessThan(Duration.ofSeconds(10));
            List<SourceRecord> polled = task.poll();
            if (polled != null) {
                all.addAll(polled);
            }
        }
        return all;
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Nested
    final class AnotherVersion {

        @TempDir
        private Path folder;

        @Test
        void isAskedForByEveryCallAndFillsItsOwnColumns() throws Exception {
            Path description = Files.write(folder.resolve("spec.json"), SpecFiles.dahlia());
            long now = Clock.systemUTC().instant().getEpochSecond();
            String customer = "\"object\":\"customer\",\"created\":1700000001";
            stripe.list("/v1/customers", "{\"id\":\"cus_1\"," + customer + "}")
                    .on("/v1/customers/cus_2", 200, "{\"id\":\"cus_2\"," + customer + ",\"email\":\"new\"}")
                    .list(
                            "/v1/events",
                            "{\"id\":\"evt_1\",\"object\":\"event\",\"type\":\"customer.updated\",\"created\":"
                                    + (now - 60)
                                    + ",\"livemode\":false,\"api_version\":\"2020-08-27\",\"data\":{\"object\":"
                                    + "{\"id\":\"cus_2\"," + customer + ",\"email\":\"old\"}}}");

            start("customers", "stripe.openapi.location", description.toString());

            List<SourceRecord> records = pollUntil(2);
            assertThat(records)
                    .extracting(record -> record.headers().lastWithName("stripe.api.version"))
                    .extracting(Header::value)
                    .containsOnly("2026-03-25.dahlia");
            assertThat(records)
                    .extracting(record -> ((Struct) record.value()).get("email"))
                    .as("an event of another version is read again")
                    .containsExactlyInAnyOrder(null, "new");
            assertThat(stripe.versions()).containsExactly("2026-03-25.dahlia");
        }
    }

    @Nested
    final class Reading {

        @Test
        void returnsTheRowsOfTheAccountAndWhereItStandsThen() throws Exception {
            stripe.list(
                    "/v1/coupons",
                    "{\"id\":\"B\",\"object\":\"coupon\",\"created\":1700000002,\"percent_off\":12.5}",
                    "{\"id\":\"A\",\"object\":\"coupon\",\"created\":1700000001,\"valid\":true}");

            start("coupons");
            List<SourceRecord> records = pollUntil(2);

            assertThat(records).extracting(SourceRecord::topic).startsWith("stripe.coupons", "stripe.coupons");
            SourceRecord last = records.get(records.size() - 1);
            assertThat(last.sourcePartition()).isEqualTo(StreamOffsets.partition("acct_1A", false, "coupons"));
            assertThat(state(last).rows()).isEqualTo(2);
        }

        @Test
        void goesOnWhereTheOffsetsSay() throws Exception {
            long now = Clock.systemUTC().instant().getEpochSecond();
            StreamState live = StreamState.fresh("2026-10-28.endive")
                    .plan("2026-10-28.endive", now - 3600, now - 60, 0, List.of())
                    .listed(List.of(), 0, 7);
            context.offset(StreamOffsets.partition("acct_1A", false, "coupons"), StreamOffsets.encode(live));

            start("coupons", "events.settle.ms", "1000");

            pollUntil(all -> stripe.targets().stream().anyMatch(target -> target.startsWith("/v1/events")));
            assertThat(stripe.targets()).noneMatch(target -> target.startsWith("/v1/coupons"));
        }

        private static StreamState state(SourceRecord record) {
            Map<String, Object> offset = new HashMap<>();
            record.sourceOffset().forEach(offset::put);
            return StreamOffsets.decode(offset, "");
        }

        @Test
        void marksAStreamThatIsNotOfferedAsSkipped() throws Exception {
            stripe.refuse(
                    "/v1/coupons",
                    403,
                    "{\"message\":\"The provided key 'rk_test_***' does not have the required permissions for this"
                            + " endpoint on account 'acct_1A'. Having the 'rak_coupon_read' permission would allow"
                            + " this request to continue.\"}");
            stripe.list("/v1/products", "{\"id\":\"prod_1\",\"object\":\"product\",\"created\":1700000001}");

            start("coupons,products");

            List<SourceRecord> records = pollUntil(all -> all.stream()
                    .anyMatch(record -> record.sourcePartition().get("stream").equals("coupons")));
            assertThat(records)
                    .filteredOn(record -> record.sourcePartition().get("stream").equals("coupons"))
                    .last()
                    .satisfies(record -> {
                        assertThat(record.topic()).isEqualTo("stripe._heartbeat");
                        assertThat(state(record).phase()).isEqualTo(Phase.SKIPPED);
                        assertThat(state(record).error()).contains("permission", "coupon_read");
                    });
        }
    }

    @Nested
    final class Failing {

        @Test
        void namesWhatToDoWhenTheKeyBelongsToAnotherAccount() {
            start("coupons", "stripe.account.id", "acct_2B");

            assertThatThrownBy(() -> pollUntil(1))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("stripe.account.id")
                    .hasMessageContaining("acct_1A")
                    .message()
                    .doesNotContain("sk_test_abc");
        }

        @Test
        void refusesAConfigurationThatIsWrongAndCanBeStoppedThen() {
            assertThatThrownBy(() -> start("coupons", "poll.interval.ms", "0")).isInstanceOf(ConfigException.class);
        }

        @Test
        void stopsWithoutHavingBeenStarted() throws Exception {
            assertThatCode(task::stop).doesNotThrowAnyException();
            assertThat(task.poll()).isNull();
        }
    }

    @Nested
    final class WhileStripeHangs {

        @BeforeEach
        void hang() {
            stripe.hang("/v1/account");
        }

        @Test
        void startReturnsAtOnceAndPollWithinASecond() throws Exception {
            long started = System.nanoTime();
            start("coupons");
            assertThat(since(started)).as("start").isLessThan(Duration.ofSeconds(2));
            await().atMost(Duration.ofSeconds(10)).until(() -> !stripe.targets().isEmpty());

            for (int i = 0; i < 3; i++) {
                long polled = System.nanoTime();
                assertThat(task.poll()).isNull();
                assertThat(since(polled)).as("poll").isLessThan(Duration.ofSeconds(1));
            }
        }

        @Test
        void stopEndsEverythingWithinThreeSeconds() {
            start("coupons");
            await().atMost(Duration.ofSeconds(10)).until(() -> !stripe.targets().isEmpty());

            long stopped = System.nanoTime();
            task.stop();

            assertThat(since(stopped)).isLessThan(Duration.ofSeconds(3));
            assertThat(threads()).isEmpty();
        }

        @Test
        void stopMayComeTwiceAndFromElsewhere() throws Exception {
            start("coupons");
            Thread other = new Thread(task::stop);
            other.start();
            task.poll();
            other.join(Duration.ofSeconds(10).toMillis());
            task.stop();

            assertThat(task.poll()).isNull();
        }
    }
}

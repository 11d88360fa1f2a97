// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.status;

import io.syncengine.connect.cli.worker.Deployed;
import io.syncengine.connect.quickstart.sync.KafkaPositions;
import io.syncengine.connect.quickstart.sync.SyncRun;
import org.apache.kafka.common.TopicPartition;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Asks the brokers. Needs Kafka's client on the class path. */
public final class KafkaLag implements LagReader, AutoCloseable {

    private final KafkaPositions kafka;

    /** @param settings of Kafka's clients, such as those that sign in */
    public KafkaLag(String bootstrapServers, Map<String, String> settings) {
        kafka = new KafkaPositions(bootstrapServers, settings);
    }

    @Override
    public OptionalLong lag(Deployed sink) throws InterruptedException {
        // The ends first: what is written while they are read is not behind yet.
        Map<TopicPartition, Long> ends = kafka.ends(topics(sink));
        Map<TopicPartition, Long> committed = kafka.committed(group(sink));
        long lag = 0;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            lag += Math.max(0, end.getValue() - committed.getOrDefault(end.getKey(), 0L));
        }
        return OptionalLong.of(lag);
    }

    /** The group that a worker reads with for a sink. */
    static String group(Deployed sink) {
        return sink.config().getOrDefault("consumer.override.group.id", SyncRun.group(sink.name()));
    }

    /** The topics that the sink's configuration names. */
    static Predicate<String> topics(Deployed sink) {
        String regex = sink.config().getOrDefault("topics.regex", "");
        if (!regex.isBlank()) {
            return Pattern.compile(regex).asMatchPredicate();
        }
        Set<String> named = Arrays.stream(
                        sink.config().getOrDefault("topics", "").split(","))
                .map(String::strip)
                .collect(Collectors.toSet());
        return named::contains;
    }

    @Override
    public void close() {
        kafka.close();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks;

import io.syncengine.connect.quickstart.progress.StreamProgress;
import io.syncengine.connect.quickstart.sync.SyncRun;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Rows that have arrived in the topics: where those end, and at last what the source itself has committed. */
final class TopicGauge implements Gauge {

    private static final long TIMEOUT_SECONDS = 30;

    private final Admin admin;
    private final SyncRun run;
    private final Set<String> topics;
    private final int rows;
    private final Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();

    TopicGauge(Admin admin, SyncRun run, Set<String> topics, int rows) {
        this.admin = admin;
        this.run = run;
        this.topics = Set.copyOf(topics);
        this.rows = rows;
    }

    /** Offsets of records that readers of committed records can see, with those of the marks of transactions. */
    @Override
    public long progress() throws InterruptedException {
        findPartitions();
        return await(admin.listOffsets(partitions, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                        .all())
                .values()
                .stream()
                .mapToLong(ListOffsetsResult.ListOffsetsResultInfo::offset)
                .sum();
    }

    /** Topics appear with their first row. */
    private void findPartitions() throws InterruptedException {
        if (partitions.keySet().stream().map(TopicPartition::topic).distinct().count() == topics.size()) {
            return;
        }
        Set<String> existing = await(admin.listTopics().names());
        List<String> found = topics.stream().filter(existing::contains).toList();
        for (TopicDescription topic :
                await(admin.describeTopics(found).allTopicNames()).values()) {
            topic.partitions()
                    .forEach(p -> partitions.put(new TopicPartition(topic.name(), p.partition()), OffsetSpec.latest()));
        }
    }

    /** A row may be read twice, where two parts of a list meet. */
    @Override
    public String missing() throws IOException, InterruptedException {
        List<StreamProgress> streams = run.streams();
        long read = streams.stream().mapToLong(StreamProgress::rows).sum();
        boolean isListed = !streams.isEmpty()
                && streams.stream().map(StreamProgress::phase).allMatch(StreamProgress.Phase.LIVE::equals);
        return isListed && read >= rows ? "" : "the source has committed " + read + " rows of " + rows;
    }

    private static <T> T await(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker does not answer: " + e.getMessage(), e);
        }
    }
}

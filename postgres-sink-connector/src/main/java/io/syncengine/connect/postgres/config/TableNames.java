// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.config;

import io.syncengine.connect.protocol.TopicNames;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which table a topic's rows go to. Names are whole: whoever talks to PostgreSQL cuts those that are too long.
 *
 * @param format with {@code ${stream}} or {@code ${topic}}
 * @param byTopic tables of single topics
 */
public record TableNames(String format, Map<String, String> byTopic) {

    static TableNames of(String format, List<String> pairs) {
        Map<String, String> byTopic = new LinkedHashMap<>();
        pairs.forEach(pair -> byTopic.put(TopicTable.topic(pair), TopicTable.table(pair)));
        return new TableNames(format, Map.copyOf(byTopic));
    }

    /** The table of a topic. */
    public String ofTopic(String topic) {
        String named = byTopic.get(topic);
        return named == null ? formatted(TopicNames.stream(topic), topic) : named;
    }

    /**
     * The table of a stream that a control record names.
     *
     * @param controlTopic where the record came from: the stream's topic has the same prefix
     */
    public String ofStream(String stream, String controlTopic) {
        String prefix = controlTopic.substring(
                0, controlTopic.length() - TopicNames.stream(controlTopic).length());
        return ofTopic(TopicNames.topic(prefix, stream));
    }

    private String formatted(String stream, String topic) {
        return format.replace(NameFormat.STREAM, stream).replace(NameFormat.TOPIC, topic);
    }

    /**
     * The first two topics that would share a table without having been sent there by name, as a sentence; empty when
     * there are none.
     */
    public Optional<String> collision(Collection<String> topics) {
        Map<String, String> owners = new TreeMap<>();
        for (String topic : topics) {
            String table = ofTopic(topic);
            String other = owners.putIfAbsent(table, topic);
            boolean intended = byTopic.containsKey(topic) && other != null && byTopic.containsKey(other);
            if (other != null && !other.equals(topic) && !intended) {
                return Optional.of("topics " + other + " and " + topic + " would both be written to table " + table
                        + "; name their tables in " + TableKeys.TOPIC_MAP_CONFIG);
            }
        }
        return Optional.empty();
    }
}

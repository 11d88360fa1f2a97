// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.schema;

import io.syncengine.connect.protocol.TopicNames;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which table a topic's rows go to. */
public final class TableNaming {

    /** Placeholder for the part of the topic after its last dot. */
    public static final String STREAM = "${stream}";

    /** Placeholder for the whole topic. */
    public static final String TOPIC = "${topic}";

    private static final String PREFIX = "src_";

    private final String schema;
    private final String format;
    private final Map<String, String> byTopic;

    /**
     * Rules for all topics of a connector.
     *
     * @param schema the database schema of all tables
     * @param format name of a table, with {@link #STREAM} or {@link #TOPIC} in it
     * @param byTopic tables of single topics, which go before the format
     */
    public TableNaming(String schema, String format, Map<String, String> byTopic) {
        this.schema = Identifiers.fit(schema);
        this.format = format;
        this.byTopic = Map.copyOf(byTopic);
    }

    /** The table of a topic. One that would be a table of the sink's own has the prefix {@code src_}. */
    public TableName table(String topic) {
        String given = byTopic.get(topic);
        String text = given != null
                ? given
                : format.replace(STREAM, TopicNames.stream(topic)).replace(TOPIC, topic);
        return new TableName(schema, Identifiers.fit(ControlTable.isName(text) ? PREFIX + text : text));
    }

    /** Database schema of all tables. */
    public String schema() {
        return schema;
    }

    /**
     * Two topics that would share a table although their user did not say so.
     *
     * @return what is wrong and what to do; empty when nothing is
     */
    public Optional<String> collision(Collection<String> topics) {
        Map<TableName, String> owners = new TreeMap<>();
        for (String topic : new TreeSet<>(topics)) {
            TableName table = table(topic);
            String owner = owners.putIfAbsent(table, topic);
            if (owner != null && !(byTopic.containsKey(owner) && byTopic.containsKey(topic))) {
                return Optional.of("topics " + owner + " and " + topic + " would both be written to table " + table
                        + "; name a table for each in topic.to.table, or use " + TOPIC + " in table.name.format");
            }
        }
        return Optional.empty();
    }
}

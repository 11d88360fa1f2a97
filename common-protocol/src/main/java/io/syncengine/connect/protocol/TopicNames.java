// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.protocol;

import java.util.regex.Pattern;

/** Topic and schema names: prefix and stream to topic, and back to the stream of a possibly routed topic. */
public final class TopicNames {

    /** Stream part of the topic that carries the positions of idle streams. */
    public static final String HEARTBEAT = "_heartbeat";

    /** Stream part of the topic that carries sweep records. */
    public static final String CONTROL = "_control";

    private static final Pattern LEGAL_TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,249}");
    private static final Pattern NOT_AVRO = Pattern.compile("[^A-Za-z0-9_.]");

    private TopicNames() {}

    /** Topic of a stream: the prefix, then the stream. */
    public static String topic(String prefix, String stream) {
        return prefix + stream;
    }

    /** The part of a topic after its last dot; the whole topic when it has none. */
    public static String stream(String topic) {
        return topic.substring(topic.lastIndexOf('.') + 1);
    }

    /** Whether Kafka accepts the name. */
    public static boolean isLegal(String topic) {
        return LEGAL_TOPIC.matcher(topic).matches() && !topic.equals(".") && !topic.equals("..");
    }

    /** Name of a topic's key schema. */
    public static String keySchema(String topic) {
        return schemaName(topic) + ".Key";
    }

    /** Name of a topic's value schema. */
    public static String valueSchema(String topic) {
        return schemaName(topic) + ".Value";
    }

    /** A topic may hold a dash, an Avro namespace may not: such characters become underscores. */
    private static String schemaName(String topic) {
        return NOT_AVRO.matcher(topic).replaceAll("_");
    }
}

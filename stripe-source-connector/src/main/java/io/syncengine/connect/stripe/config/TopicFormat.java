// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import io.syncengine.connect.protocol.TopicNames;

import java.util.Map;

/**
 * What topics are called.
 *
 * @param prefix begins the names of the topics without rows
 * @param format name of a topic with rows; words in <code>${…}</code> stand for what they say
 */
public record TopicFormat(String prefix, String format) {

    /** The prefix, then the stream. */
    public static final String STANDARD = "${prefix}${stream}";

    static final String STREAM = "stream";
    static final String PREFIX = "prefix";
    static final String ACCOUNT = "account";
    static final String LIVEMODE = "livemode";

    /** The usual names with that prefix. */
    public static TopicFormat of(String prefix) {
        return new TopicFormat(prefix, STANDARD);
    }

    /** Topic of the rows of one stream of one account. */
    public String topic(String stream, String account, boolean livemode) {
        Map<String, String> words =
                Map.of(STREAM, stream, PREFIX, prefix, ACCOUNT, account, LIVEMODE, livemode ? "live" : "test");
        return TopicNameFormat.PLACEHOLDER.matcher(format).replaceAll(found -> words.get(found.group(1)));
    }

    /** Topic of the positions of idle streams. */
    public String heartbeats() {
        return TopicNames.topic(prefix, TopicNames.HEARTBEAT);
    }

    /** Topic of sweeps. */
    public String control() {
        return TopicNames.topic(prefix, TopicNames.CONTROL);
    }

    /** Whether sinks see from a topic which stream it is of. */
    boolean tellsStream() {
        return TopicNames.stream(topic(STREAM, ACCOUNT, true)).equals(STREAM);
    }
}

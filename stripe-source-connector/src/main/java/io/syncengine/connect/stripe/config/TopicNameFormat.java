// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import io.syncengine.connect.protocol.TopicNames;
import io.syncengine.connect.support.config.NearNames;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A name for topics with words that stand for something. No two streams may come to share a topic. */
final class TopicNameFormat implements ConfigDef.Validator {

    static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

    private static final List<String> WORDS =
            List.of(TopicFormat.PREFIX, TopicFormat.STREAM, TopicFormat.ACCOUNT, TopicFormat.LIVEMODE);

    @Override
    public void ensureValid(String name, @Nullable Object value) {
        Matcher matcher = PLACEHOLDER.matcher(String.valueOf(value));
        Set<String> used = new HashSet<>();
        while (matcher.find()) {
            String word = matcher.group(1);
            if (!WORDS.contains(word)) {
                throw new ConfigException(
                        name, value, "holds ${" + word + "}, which stands for nothing" + NearNames.hint(word, WORDS));
            }
            used.add(word);
        }
        if (!used.contains(TopicFormat.STREAM)) {
            throw new ConfigException(
                    name, value, "needs ${" + TopicFormat.STREAM + "}: each stream has a topic of its own");
        }
        if (!TopicNames.isLegal(matcher.replaceAll("x"))) {
            throw new ConfigException(
                    name, value, "may hold letters, digits, dots, underscores and dashes besides ${…}");
        }
    }

    @Override
    public String toString() {
        return "a topic's name with ${stream}, and maybe ${prefix}, ${account} and ${livemode}";
    }
}

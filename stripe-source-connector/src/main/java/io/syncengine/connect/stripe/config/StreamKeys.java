// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import io.syncengine.connect.stripe.spec.StreamRegistry;
import io.syncengine.connect.stripe.spec.StreamSelection;
import io.syncengine.connect.support.config.ConfigKeys;
import io.syncengine.connect.support.config.DistinctList;
import org.apache.kafka.common.config.ConfigDef;

import java.util.List;

/** What is read of the account. */
public final class StreamKeys {

    public static final String GROUP = "Streams";

    public static final String STREAMS_CONFIG = StreamSelection.INCLUDE_SETTING;
    public static final List<String> STREAMS_DEFAULT = List.of("*");
    private static final String STREAMS_DOC =
            "The streams to read, separated by commas: names such as `customers` and `payment_intents`, their singular forms,"
                    + " or patterns in which `*` stands for any text and `?` for one character. A stream given by name has to"
                    + " work: when the key may not read it, or the account does not have it, the configuration is refused. A"
                    + " stream that only a pattern selects is skipped then, with its reason in the log, its offset and its"
                    + " metrics, and tried again every day.";

    public static final String EXCLUDE_CONFIG = StreamSelection.EXCLUDE_SETTING;
    public static final List<String> EXCLUDE_DEFAULT = List.of();
    private static final String EXCLUDE_DOC =
            "Streams to leave out of those selected by `streams`, in the same forms. Wins over `streams`.";

    private StreamKeys() {}

    static void define(ConfigDef def, StreamRegistry registry) {
        StreamNames names = new StreamNames(registry);
        ConfigKeys.of(def, GROUP)
                .list(STREAMS_CONFIG, "Streams")
                .optional(STREAMS_DEFAULT)
                .important()
                .check(DistinctList.notEmpty())
                .recommend(names)
                .define(STREAMS_DOC)
                .list(EXCLUDE_CONFIG, "Streams to leave out")
                .optional(EXCLUDE_DEFAULT)
                .medium()
                .check(DistinctList.maybeEmpty())
                .recommend(names)
                .define(EXCLUDE_DOC);
    }
}

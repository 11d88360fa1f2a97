// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.protocol.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * The one configured mapper. Fractions are read as decimals with all their digits, since an amount that went through a
 * double is another amount; infinite numbers and NaN are written as strings, since JSON has none.
 */
public final class Json {

    /** Kafka allows messages that are larger, but no column of a row needs more. */
    private static final int MAX_STRING = 128 * 1024 * 1024;

    private static final int MAX_NUMBER = 10_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(MAX_STRING)
                            .maxNumberLength(MAX_NUMBER)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private Json() {}

    /** The mapper; nobody configures it further. */
    public static JsonMapper mapper() {
        return MAPPER;
    }
}

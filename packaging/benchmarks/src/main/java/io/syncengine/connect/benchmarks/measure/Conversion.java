// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.measure;

import java.util.Arrays;

/** What is done with one row while it is timed. */
public enum Conversion {
    /** What the JDK takes to write the row's JSON text, about as long as the row: what the others are compared with. */
    BASELINE("textToUtf8", "JSON text of the row to UTF-8, by the JDK"),
    STRUCT_TO_ROW("structToRow", "sink: Struct to row"),
    STRUCT_TO_TUPLE("structToTuple", "sink: Struct to row, columns, hash and binary COPY"),
    TEXT_TO_ROW("textToRow", "sink: JSON text to row"),
    TEXT_TO_TUPLE("textToTuple", "sink: JSON text to row, columns, hash and binary COPY"),
    STRUCT_TO_JSON("structToJson", "RowJsonConverter: Struct to bytes"),
    STRUCT_TO_JSON_BY_KAFKA("structToJsonByKafka", "JsonConverter of Kafka: the same"),
    JSON_TO_STRUCT("jsonToStruct", "RowJsonConverter: bytes to Struct"),
    JSON_TO_STRUCT_BY_KAFKA("jsonToStructByKafka", "JsonConverter of Kafka: the same, back");

    private final String method;
    private final String title;

    Conversion(String method, String title) {
        this.method = method;
        this.title = title;
    }

    /** The method that does it. */
    public String method() {
        return method;
    }

    public String title() {
        return title;
    }

    /** The conversion that a method does. */
    public static Conversion ofMethod(String method) {
        return Arrays.stream(values())
                .filter(conversion -> conversion.method.equals(method))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no conversion is done by " + method));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.apache.kafka.connect.transforms.predicates.Predicate;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A transformation with its settings, as a worker puts it before a sink. */
record Smt(
        Transformation<SinkRecord> transformation, @Nullable Predicate<SinkRecord> predicate, boolean negate) {

    /** One for all records. */
    static Smt of(Transformation<SinkRecord> transformation, String... settings) {
        transformation.configure(settings(settings));
        return new Smt(transformation, null, false);
    }

    /** The same for those records that a predicate picks. */
    Smt where(Predicate<SinkRecord> condition, String... settings) {
        condition.configure(settings(settings));
        return new Smt(transformation, condition, false);
    }

    /** The same for those records that a predicate does not pick. */
    Smt unless(Predicate<SinkRecord> condition, String... settings) {
        condition.configure(settings(settings));
        return new Smt(transformation, condition, true);
    }

    /** What is left of a record; null if it is dropped. */
    @Nullable
    SinkRecord apply(SinkRecord record) {
        return predicate == null || predicate.test(record) != negate ? transformation.apply(record) : record;
    }

    /** What is left of records. */
    List<SinkRecord> apply(SinkRecord... records) {
        return Arrays.stream(records).map(this::apply).filter(Objects::nonNull).toList();
    }

    private static Map<String, String> settings(String... settings) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        return all;
    }
}

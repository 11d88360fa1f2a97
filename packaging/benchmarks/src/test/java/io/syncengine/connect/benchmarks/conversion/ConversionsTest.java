// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.benchmarks.measure.Conversion;
import io.syncengine.connect.protocol.Row;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Stream;

/** That they convert what they say: a benchmark of something else would not be noticed. */
class ConversionsTest {

    private final Conversions conversions = new Conversions();

    @Test
    void areThoseThatAreReported() {
        Stream<Method> timed = Arrays.stream(Conversions.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Benchmark.class));

        assertThat(timed.map(Method::getName))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Conversion.values())
                        .map(Conversion::method)
                        .toList());
    }

    @Test
    void readRowsWithEveryField() {
        assertThat(conversions.structToRow())
                .isInstanceOfSatisfying(
                        Row.class, row -> assertThat(row.shape().size()).isEqualTo(20));
        assertThat(conversions.textToRow())
                .isInstanceOfSatisfying(
                        Row.class, row -> assertThat(row.shape().size()).isGreaterThan(30));
    }

    @Test
    void writeWholeTuples() {
        int length = conversions.textToUtf8().length;

        assertThat(conversions.structToTuple()).isGreaterThan(length);
        assertThat(conversions.textToTuple()).isGreaterThan(length);
        assertThat(conversions.misfits()).isZero();
    }

    @Test
    void goThroughBothConvertersAlike() {
        // The first of a schema is written by Kafka's converter in any case.
        conversions.structToJson();
        Conversions others = new Conversions();
        others.structToJsonByKafka();

        assertThat(conversions.structToJson()).isEqualTo(others.structToJsonByKafka());
        assertThat(conversions.jsonToStruct().value())
                .isInstanceOf(Struct.class)
                .isEqualTo(others.jsonToStructByKafka().value());
    }
}

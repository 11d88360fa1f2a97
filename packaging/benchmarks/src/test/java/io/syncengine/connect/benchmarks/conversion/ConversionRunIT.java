// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.benchmarks.measure.Conversion;
import io.syncengine.connect.benchmarks.measure.ConversionResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.RunnerException;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;

/** Needs the code that JMH's annotation processor makes, which only the build runs. */
class ConversionRunIT {

    private static final String IGNORE_LOCK = "jmh.ignoreLock";

    /** Others on the machine may measure. */
    @BeforeAll
    static void ignoreOthers() {
        System.setProperty(IGNORE_LOCK, "true");
    }

    @AfterAll
    static void heedOthers() {
        System.clearProperty(IGNORE_LOCK);
    }

    @Test
    void hasJmhCallEachConversionOnce() throws RunnerException {
        PrintStream progress = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);

        List<ConversionResult> results =
                new ConversionRun(Effort.ONE_CALL, progress).run(EnumSet.allOf(Conversion.class));

        assertThat(results).extracting(ConversionResult::conversion).containsExactlyInAnyOrder(Conversion.values());
        assertThat(results).allSatisfy(result -> assertThat(result.micros()).isPositive());
    }
}

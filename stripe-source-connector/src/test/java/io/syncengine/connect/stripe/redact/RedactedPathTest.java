// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncengine.connect.stripe.redact.RedactedPath.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

final class RedactedPathTest {

    private static Step step(String name) {
        return new Step(name, false);
    }

    @Test
    void hasAStreamAndTheNamesOnTheWay() {
        assertThat(RedactedPath.parse("customers.email"))
                .isEqualTo(new RedactedPath("customers", List.of(step("email"))));
        assertThat(RedactedPath.parse("cust*.address.*.line1"))
                .isEqualTo(new RedactedPath("cust*", List.of(step("address"), new Step("", true), step("line1"))));
    }

    @Test
    void takesWhatFollowsABackslashAsItStands() {
        assertThat(RedactedPath.parse("customers.metadata.a\\.b\\*c\\\\d.\\*").steps())
                .containsExactly(step("metadata"), step("a.b*c\\d"), step("*"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "customers | names no property",
                "customers. | an empty name",
                ".email | an empty name",
                "customers..email | an empty name",
                "customers.* | leaves no property",
                "customers.id | id, and what begins with an underscore, always stay",
                "*.id.x | id, and what begins with an underscore, always stay",
                "customers._raw_data | id, and what begins with an underscore, always stay",
                "customers.\\\\_deleted | a backslash that takes nothing",
                "customers.metadata.e* | an asterisk stands alone",
                "customers.metadata.e\\\\ | a backslash that takes nothing",
            })
    void saysWhatIsWrong(String text, String problem) {
        assertThatThrownBy(() -> RedactedPath.parse(text.replace("\\\\", "\\")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem);
    }
}

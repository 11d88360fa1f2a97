// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Set;

class ContentTest {

    private static Content of(String json) throws JsonProcessingException {
        return Content.of(json, Set.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{\"a\":1,\"b\":[1,2]} ~ {\"b\": [1, 2], \"a\": 1}",
                "{\"a\":1e2} ~ {\"a\":100}",
                "{\"a\":1.50} ~ {\"a\":1.5}",
                "{\"a\":0.0} ~ {\"a\":0}",
                "{\"a\":\"x\\u0000y\"} ~ {\"a\":\"xy\"}",
                "{\"a\":\"\\ud800!\"} ~ {\"a\":\"\\ufffd!\"}",
                "{\"a\":\"\\ud83d\\ude00\\u0000\"} ~ {\"a\":\"\\ud83d\\ude00\"}",
                "{\"a\":12345678901234567890.12345678901234567890} ~ {\"a\":12345678901234567890.1234567890123456789}"
            })
    void isTheSameHoweverItIsWritten(String one, String other) throws JsonProcessingException {
        assertThat(of(one).hash()).isEqualTo(of(other).hash());
        assertThat(of(one).differences(of(other))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{\"a\":1} ~ {\"a\":\"1\"}",
                "{\"a\":null} ~ {}",
                "{\"a\":null} ~ {\"a\":\"null\"}",
                "{\"a\":true} ~ {\"a\":false}",
                "{\"a\":[[1],2]} ~ {\"a\":[1,[2]]}",
                "{\"a\":[\"xy\",\"z\"]} ~ {\"a\":[\"x\",\"yz\"]}",
                "{\"a\":{}} ~ {\"a\":[]}",
                "{\"a\":12345678901234567890.1} ~ {\"a\":12345678901234567890.2}"
            })
    void differsWithWhatItSays(String one, String other) throws JsonProcessingException {
        assertThat(of(one).hash()).isNotEqualTo(of(other).hash());
        assertThat(of(one).differences(of(other))).containsExactly("a");
    }

    @Test
    void leavesOutMembersAtTheTopThatDoNotCount() throws JsonProcessingException {
        Content one = Content.of("{\"id\":1,\"url\":\"x\",\"in\":{\"url\":\"x\"}}", Set.of("url"));
        Content same = Content.of("{\"id\":1,\"url\":\"y\",\"in\":{\"url\":\"x\"}}", Set.of("url"));
        Content other = Content.of("{\"id\":1,\"url\":\"x\",\"in\":{\"url\":\"y\"}}", Set.of("url"));

        assertThat(same.hash()).isEqualTo(one.hash());
        assertThat(other.hash()).isNotEqualTo(one.hash());
    }
}

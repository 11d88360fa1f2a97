// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.simulators.stripe.shape.JsonBuffer;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Set;

class JsonTextTest {
    private static final String OBJECT =
            "{\"a\":\"x,}\\\"\\\\\",\"b\":[1.50,{\"c\":null}],\"d\":{},\"e\":-0.0,\"f\":[],\"g\":true}";

    @Test
    void membersKeepTheirTexts() {
        assertThat(JsonText.members(OBJECT))
                .containsExactly(
                        Map.entry("a", "\"x,}\\\"\\\\\""),
                        Map.entry("b", "[1.50,{\"c\":null}]"),
                        Map.entry("d", "{}"),
                        Map.entry("e", "-0.0"),
                        Map.entry("f", "[]"),
                        Map.entry("g", "true"));
        assertThat(JsonText.members("{}")).isEmpty();
    }

    @Test
    void laterEditsGoOverEarlierOnes() {
        List<Edits> edits = List.of(
                new Edits(0, Map.of("e", "1", "new", "[2]"), Set.of("a", "d", "f", "g")),
                new Edits(1, Map.of("e", "3"), Set.of()));

        assertThat(JsonText.edited(OBJECT, edits)).isEqualTo("{\"b\":[1.50,{\"c\":null}],\"e\":3,\"new\":[2]}");
    }

    @Test
    void prettyTextIsIndentedAndOtherwiseTheSame() {
        JsonBuffer out = new JsonBuffer(16);
        JsonText.appendPretty(out, "{\"b\":[1.50,{\"c\":\"a:b\"}],\"d\":{}}", 4);

        assertThat(out.toString()).isEqualTo("""
                        {
                              "b": [
                                1.50,
                                {
                                  "c": "a:b"
                                }
                              ],
                              "d": {}
                            }""");
    }
}

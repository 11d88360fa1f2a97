// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.protocol.FieldKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

class RowCheckTest {

    private static final List<FieldDefinition> FIELDS = List.of(
            new FieldDefinition("id", FieldKind.STRING),
            new FieldDefinition("created", FieldKind.TIMESTAMP),
            new FieldDefinition("lids", FieldKind.JSON));

    private static final ListOperation BOXES = new ListOperation(
            "/v1/boxes",
            List.of("box"),
            Paging.CURSOR,
            Map.of("created", List.of(), "status", List.of("all", "open")),
            Set.of(),
            null,
            FIELDS);

    private static final ListOperation MESSAGES =
            new ListOperation("/v2/messages", List.of("message"), Paging.NEXT_PAGE, Map.of(), Set.of(), null, FIELDS);

    private static final ListOperation LIDS = new ListOperation(
            "/v1/lids",
            List.of("lid"),
            Paging.CURSOR,
            Map.of("box", List.of(), "kind", List.of("flat", "deep")),
            Set.of("box", "kind"),
            null,
            FIELDS);

    private static final ListOperation HINGES = new ListOperation(
            "/v1/boxes/{parent}/hinges", List.of("hinge"), Paging.CURSOR, Map.of(), Set.of(), null, FIELDS);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "boxes | box | /v1/boxes | A | created | 1 | nothing | status=all | ;",
                "boxes | box | /v1/boxes | A | - | 1 | nothing | - | ; is of class A with range null",
                "boxes | box | /v1/boxes | A | made | 1 | nothing | - | ; cannot be cut by made",
                "boxes | box | /v1/boxes | D | - | 1 | nothing | - | ; can be cut by created, but its row says otherwise",
                "boxes | box | /v1/boxes | A | created | 1 | nothing | status=shut | ; does not take status=shut",
                "boxes | box | /v1/boxes | A | created | 1 | nothing | size=9 | ; does not take size=9",
                "mails | mail | /v2/messages | E | - | 1 | nothing | - | ; is of class E, but of class H by its answer",
                "lids | lid | /v1/lids | E | - | 1 | nothing | - | ; asks for box",
                "lids | lid | boxes | QUERY | /v1/lids | - | box | - | - | 1 | nothing | ; asks for kind",
                "hinges | hinge | boxes | INLINE | /v1/boxes/{parent}/hinges | lids | - | - | - | 1 | nothing | ;",
                "hinges | hinge | boxes | INLINE | /v1/boxes/{parent}/hinges | pins | - | - | - | 1 | nothing | ; finds no pins in boxes",
                "hinges | hinge | crates | PATH | /v1/boxes/{parent}/hinges | - | - | - | - | 1 | nothing | ; has the unknown parent crates",
                "hinges | hinge | boxes | QUERY | /v1/boxes/{parent}/hinges | - | - | - | - | 1 | nothing | ; cannot be read as QUERY",
                "hinges | hinge | boxes | PATH | /v1/boxes/{parent}/hinges | id | pin | - | - | 1 | nothing | ; does not take pin"
            })
    void namesWhatARowSaysWrongly(String cells, String problem) {
        StreamRow row =
                row(Arrays.stream(cells.split("\\|", -1)).map(String::trim).toList());

        List<String> problems = new RowCheck(row, list(row.path()), Map.of("boxes", BOXES)).problems();

        if (problem == null) {
            assertThat(problems).isEmpty();
        } else {
            assertThat(problems).contains(problem);
        }
    }

    private static StreamRow row(List<String> cells) {
        return cells.size() > 9 ? StreamRow.parseChild(cells) : StreamRow.parse(cells);
    }

    private static ListOperation list(String path) {
        return List.of(BOXES, MESSAGES, LIDS, HINGES).stream()
                .filter(list -> list.path().equals(path))
                .findFirst()
                .orElseThrow();
    }
}

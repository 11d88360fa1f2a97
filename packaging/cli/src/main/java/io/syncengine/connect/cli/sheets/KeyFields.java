// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.sheets;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * By which fields the sink tells rows of a stream apart.
 *
 * @param settings of the sink
 */
public record KeyFields(Map<String, String> settings) {

    private static final String SETTING = "key.fields";
    private static final List<String> USUAL = List.of("id", "_account_id");

    public KeyFields {
        settings = Map.copyOf(settings);
    }

    List<String> of(String stream) {
        if (stream.equals(SheetTab.MEMORY)) {
            return List.of("stream", "key");
        }
        String list = settings.getOrDefault(SETTING + "." + stream, settings.getOrDefault(SETTING, ""));
        List<String> fields = Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(field -> !field.isEmpty())
                .toList();
        return fields.isEmpty() ? USUAL : fields;
    }
}

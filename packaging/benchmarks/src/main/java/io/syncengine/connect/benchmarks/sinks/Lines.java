// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.sinks;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.syncengine.connect.benchmarks.measure.Figures;

import java.util.List;

/** What the JVMs of a comparison say to each other, in lines of JSON. */
final class Lines {

    // Of a record its components, and not what its methods work out.
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .setVisibility(PropertyAccessor.GETTER, Visibility.NONE)
            .setVisibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .setVisibility(PropertyAccessor.FIELD, Visibility.ANY);

    private Lines() {}

    static String of(Assignment assignment) throws JsonProcessingException {
        return MAPPER.writeValueAsString(assignment);
    }

    static Assignment assignment(String line) throws JsonProcessingException {
        return MAPPER.readValue(line, Assignment.class);
    }

    static String of(List<Figures> figures) throws JsonProcessingException {
        return MAPPER.writeValueAsString(figures);
    }

    static List<Figures> figures(String line) throws JsonProcessingException {
        return MAPPER.readValue(line, new TypeReference<>() {});
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.verify.survey;

import io.syncengine.connect.stripe.spec.InvalidSelectionException;
import io.syncengine.connect.stripe.spec.ParentLink;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.spec.StreamRegistry;
import io.syncengine.connect.stripe.spec.StreamSelection;

import java.util.ArrayList;
import java.util.List;

/** The streams of the API version that this release was built for. Asks nobody. */
public final class StreamCatalogue {

    private StreamCatalogue() {}

    /**
     * Selects streams as the source's settings do.
     *
     * @throws IllegalArgumentException for a person, when an entry stands for no stream or none is left
     */
    public static List<StreamFacts> select(List<String> include, List<String> exclude) {
        StreamRegistry registry = StreamRegistry.bundled();
        StreamSelection selection;
        try {
            selection = StreamSelection.of(registry, include, exclude);
        } catch (InvalidSelectionException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        List<StreamFacts> streams = new ArrayList<>();
        for (StreamDefinition stream : selection.streams()) {
            ParentLink link = stream.parent();
            streams.add(new StreamFacts(
                    stream.name(),
                    stream.alias(),
                    stream.path(),
                    link == null ? null : link.stream(),
                    children(registry, stream.name()),
                    List.copyOf(registry.eventTypes().typesOf(stream.name())),
                    selection.named().contains(stream.name())));
        }
        return streams;
    }

    private static List<String> children(StreamRegistry registry, String parent) {
        return registry.streams().stream()
                .filter(stream ->
                        stream.parent() != null && stream.parent().stream().equals(parent))
                .map(StreamDefinition::name)
                .toList();
    }
}

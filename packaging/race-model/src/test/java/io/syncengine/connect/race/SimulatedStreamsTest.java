// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.catalog.ChildSpec;
import io.syncengine.connect.simulators.stripe.catalog.StreamSpec;
import io.syncengine.connect.stripe.spec.ParentLink;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.spec.StreamRegistry;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** What the connector reads, the simulator has, by the same name and at the same place. */
class SimulatedStreamsTest {
    private final ApiCatalog catalog = ApiCatalog.bundled();

    @Test
    void everyStreamOfTheConnectorIsSimulated() {
        for (StreamDefinition stream : StreamRegistry.bundled().streams()) {
            assertThat(catalog.find(stream.name()).isPresent()
                            || catalog.child(stream.name()).isPresent())
                    .as(stream.name())
                    .isTrue();
            catalog.find(stream.name())
                    .map(StreamSpec::list)
                    .ifPresent(list -> assertThat(general(list)).isEqualTo(stream.path()));
        }
    }

    @Test
    void childrenAreReadThroughTheSameParents() {
        List<String> compared = new ArrayList<>();
        for (ChildSpec child : catalog.children()) {
            StreamDefinition stream =
                    StreamRegistry.bundled().find(child.name()).orElseThrow();
            ParentLink parent = stream.parent();
            assertThat(parent).as(child.name()).isNotNull();
            assertThat(parent.stream())
                    .as(child.name())
                    .isEqualTo(child.parent().name());
            assertThat(stream.path()).isEqualTo(general(child.list()));
            assertThat(stream.resources())
                    .containsAll(
                            child.kinds().stream().map(StreamSpec::resource).toList());
            if (parent.form() == ParentLink.Form.INLINE) {
                assertThat(parent.field()).as(child.name()).isEqualTo(child.field());
            }
            if (child.isQuery()) {
                assertThat(parent.parameter()).as(child.name()).isEqualTo(child.parameter());
            }
            if (parent.appendOnly()) {
                assertThat(child.changes()).as(child.name()).doesNotContain(ChildSpec.Change.REMOVED);
            }
            compared.add(child.name());
        }
        assertThat(compared).hasSizeGreaterThan(30);
    }

    private static String general(String list) {
        return list.replaceAll("\\{[^}]*}", "{parent}");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.shape;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.catalog.ChildSpec;
import io.syncengine.connect.simulators.stripe.catalog.StreamSpec;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class SchemaFitTest {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final int VERSIONS = 7;

    private final ShapeCatalog shapes = ShapeCatalog.bundled();
    private final ApiCatalog catalog = shapes.catalog();
    private final World world = new PlainWorld();

    /** Object {@code index} with the template of the variant. */
    private record Shaped(Template template, ObjectFacts facts) {
        String text(Layout layout) {
            JsonBuffer out = new JsonBuffer(64);
            template.append(out, facts, layout);
            return out.toString();
        }

        JsonNode json() throws JsonProcessingException {
            return MAPPER.readTree(text(Layout.COMPACT));
        }

        Shaped at(int version) {
            return new Shaped(
                    template,
                    new ObjectFacts(
                            facts.world(), facts.stream(), facts.index(), facts.created(), version, facts.salt()));
        }
    }

    private List<Shaped> all() {
        List<Shaped> all = new ArrayList<>();
        List<StreamSpec> streams = new ArrayList<>(catalog.streams());
        streams.addAll(catalog.singles());
        streams.addAll(catalog.v2());
        catalog.children().stream()
                .filter(child -> child.changes().contains(ChildSpec.Change.UPDATED))
                .forEach(child -> streams.addAll(child.kinds()));
        for (StreamSpec stream : streams) {
            for (int variant = 0; !stream.isEvents() && variant < ShapeCatalog.VARIANTS; variant++) {
                ObjectFacts facts = ObjectFacts.of(world, stream, variant * 31L, 1_700_000_000L + variant, 0);
                all.add(new Shaped(shapes.template(stream, variant), facts));
            }
        }
        return all;
    }

    @Test
    void everyObjectFitsItsSchemaInEveryVersion() throws JsonProcessingException {
        List<String> findings = new ArrayList<>();
        for (Shaped shaped : all()) {
            for (int version = 0; version < 4; version++) {
                findings.addAll(SchemaCheck.findings(
                        catalog,
                        shaped.facts().stream().resource(),
                        shaped.at(version).json()));
            }
        }

        assertThat(findings.stream().distinct().sorted().toList()).isEmpty();
    }

    @Test
    void everyLayoutHoldsTheSameValues() throws JsonProcessingException {
        for (Shaped shaped : all()) {
            for (Layout layout : Layout.values()) {
                assertThat(MAPPER.readTree(shaped.text(layout))).isEqualTo(shaped.json());
            }
        }
    }

    @Test
    void everyUpdateShowsInTheObject() throws JsonProcessingException {
        for (Shaped shaped : all()) {
            for (int version = 1; version < VERSIONS; version++) {
                assertThat(shaped.at(version).json())
                        .as("%s, version %d", shaped.facts().stream().name(), version)
                        .isNotEqualTo(shaped.at(version - 1).json());
            }
        }
    }

    @Test
    void previousAttributesLeadBackToTheObjectBefore() throws JsonProcessingException {
        for (Shaped shaped : all()) {
            for (int version = 1; version < VERSIONS && !shaped.template().changesInside(); version++) {
                JsonBuffer previous = new JsonBuffer(64).append('{');
                shaped.template().appendPrevious(previous, shaped.at(version).facts());
                JsonNode attributes = MAPPER.readTree(previous.append('}').toString());
                ObjectNode back = (ObjectNode) shaped.at(version).json();
                attributes.properties().forEach(attribute -> {
                    if (attribute.getValue().isObject()) {
                        ((ObjectNode) back.get(attribute.getKey())).setAll((ObjectNode) attribute.getValue());
                    } else {
                        back.set(attribute.getKey(), attribute.getValue());
                    }
                });
                assertThat(back)
                        .as("%s, version %d", shaped.facts().stream().name(), version)
                        .isEqualTo(shaped.at(version - 1).json());
            }
        }
    }

    private static final class PlainWorld implements World {
        @Override
        public long seed() {
            return 5;
        }

        @Override
        public boolean livemode() {
            return true;
        }

        @Override
        public String account() {
            return "acct_plain";
        }

        @Override
        public void appendId(JsonBuffer out, StreamSpec stream, long index) {
            out.append(stream.id().prefix()).append(index);
        }

        @Override
        public void appendReference(JsonBuffer out, StreamSpec stream, long draw) {
            out.append(stream.id().prefix()).append(Draws.below(draw, 100));
        }

        @Override
        public void appendTestClock(JsonBuffer out, StreamSpec stream, long index) {
            out.append(index % 2 == 0 ? "null" : "\"clock_1\"");
        }

        @Override
        public void appendParent(JsonBuffer out, StreamSpec kind, long index) {
            out.append("parent_").append(index);
        }

        @Override
        public void appendShown(JsonBuffer out, ObjectFacts facts, String property, Layout layout) {
            out.append("{\"object\":\"list\",\"data\":[],\"has_more\":false,\"url\":\"/v1/children\"}");
        }
    }
}

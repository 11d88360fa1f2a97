// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.redact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.syncengine.connect.stripe.data.ObjectReader;
import io.syncengine.connect.stripe.data.StripeObject;
import io.syncengine.connect.stripe.redact.RedactedPath.Step;
import io.syncengine.connect.stripe.spec.FieldDefinition;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.spec.StreamRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * Random objects and random paths. What is expected is written while the object is: each value is compared with every rule
 * by the names that lead to it, from the root and from each object of a kind on the way.
 */
final class RedactionPropertyTest {

    private static final StreamRegistry REGISTRY = StreamRegistry.bundled();
    private static final String[] STREAMS = {"customers", "charges", "subscriptions", "products"};
    private static final String[] NAMES = {"a", "b", "a.b", "*", "b\\c", "data", "id", "Ä\"", "email", "metadata"};
    private static final String[] SCALARS = {
        "null", "true", "-0", "1.10", "1e5", "\"\"", "\"x\\\\\"", "\"}\\\"{\"", "\"\\u00e9,]\"", "\"漢\"", "{}", "[]"
    };
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static LongStream seeds() {
        return LongStream.range(0, 1000);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatAPathLeadsToGoesEverywhereAndNothingElseChanges(long seed) throws Exception {
        Random random = new Random(seed);
        StreamDefinition stream = REGISTRY.find(any(random, STREAMS)).orElseThrow();
        List<RedactedPath> rules = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            rules.add(rule(random));
        }
        Writer writer = new Writer(random, rules);
        writer.row(stream);
        ObjectReader reader = new ObjectReader(stream);

        StripeObject redacted =
                Redaction.of(REGISTRY, rules).of(stream, true).orElseThrow().of(reader.object(writer.whole.toString()));

        StripeObject expected = reader.object(writer.expected.toString());
        assertThat(redacted.raw()).as("%s without %s", writer.whole, rules).isEqualTo(expected.raw());
        assertThat(redacted.values()).as("%s without %s", writer.whole, rules).isEqualTo(expected.values());
        assertThat(redacted.id()).isEqualTo("x_1");
    }

    private static String any(Random random, String... of) {
        return of[random.nextInt(of.length)];
    }

    private static RedactedPath rule(Random random) {
        StreamDefinition stream = REGISTRY.find(any(random, STREAMS)).orElseThrow();
        List<Step> steps = new ArrayList<>();
        steps.add(new Step(any(random, "email", "metadata", "metadata", "items", "customer"), false));
        FieldDefinition first = stream.fields().stream()
                .filter(field -> field.name().equals(steps.get(0).name()))
                .findAny()
                .orElse(null);
        if (first == null) {
            return rule(random);
        }
        if (!first.name().equals("email")) {
            for (int i = random.nextInt(4); i > 0; i--) {
                steps.add(random.nextInt(4) == 0 ? new Step("", true) : new Step(any(random, NAMES), false));
            }
        }
        RedactedPath rule = new RedactedPath(random.nextBoolean() ? stream.name() : stream.alias(), steps);
        return first.name().equals("customer") && rule.takesId() ? rule(random) : rule;
    }

    /** Writes an object twice: whole, and without what the rules lead to. */
    private static final class Writer {
        private final StringBuilder whole = new StringBuilder();
        private final StringBuilder expected = new StringBuilder();
        private final Random random;
        private final List<RedactedPath> rules;
        private boolean gone;

        Writer(Random random, List<RedactedPath> rules) {
            this.random = random;
            this.rules = rules;
        }

        /** An object that rules may begin at, and the names that lead from it to the value being written. */
        private record Anchor(String stream, List<String> names) {
            Anchor in(String name) {
                List<String> longer = new ArrayList<>(names);
                longer.add(name);
                return new Anchor(stream, longer);
            }

            boolean isMetBy(RedactedPath rule) {
                boolean isRuled =
                        REGISTRY.find(rule.stream()).orElseThrow().name().equals(stream)
                                && rule.steps().size() == names.size();
                for (int i = 0; isRuled && i < names.size(); i++) {
                    Step step = rule.steps().get(i);
                    isRuled = step.any() || step.name().equals(names.get(i));
                }
                return isRuled;
            }
        }

        void row(StreamDefinition stream) {
            write("{\"id\":\"x_1\"");
            members(
                    List.of(new Anchor(stream.name(), List.of())),
                    4,
                    stream.fields().stream()
                            .map(FieldDefinition::name)
                            .filter(name -> !name.equals("id"))
                            .toArray(String[]::new));
            write("}");
        }

        private void members(List<Anchor> anchors, int depth, String... names) {
            for (int i = 2 + random.nextInt(4); i > 0; i--) {
                String name = any(random, random.nextInt(3) == 0 ? new String[] {"email", "metadata", "items"} : names);
                if (!name.equals("object")) {
                    write(",");
                    name(name);
                    member(anchors, name, below -> value(below, depth));
                }
            }
        }

        /** Writes the value of a property whose name is written. */
        private void member(List<Anchor> anchors, String name, Consumer<List<Anchor>> value) {
            List<Anchor> below = anchors.stream().map(anchor -> anchor.in(name)).toList();
            boolean goes =
                    !gone && rules.stream().anyMatch(rule -> below.stream().anyMatch(anchor -> anchor.isMetBy(rule)));
            if (goes) {
                expected.append("null");
                gone = true;
            }
            value.accept(below);
            gone = gone && !goes;
        }

        private void value(List<Anchor> anchors, int depth) {
            switch (random.nextInt(depth > 0 ? 5 : 1)) {
                case 1 -> {
                    write("[");
                    for (int i = random.nextInt(3); i >= 0; i--) {
                        value(anchors, depth - 1);
                        write(i == 0 ? "" : ",");
                    }
                    write("]");
                }
                case 2, 3 -> object(anchors, depth);
                default -> write(any(random, SCALARS));
            }
        }

        /** The kind stands before what it rules, or behind it, or there is none. */
        private void object(List<Anchor> anchors, int depth) {
            String stream = random.nextBoolean() ? any(random, STREAMS) : null;
            List<Anchor> all = new ArrayList<>(anchors);
            if (stream != null) {
                all.add(new Anchor(stream, List.of()));
            }
            boolean isFirst = random.nextBoolean();
            write("{\"no\":");
            member(all, "no", below -> write("0"));
            kind(all, isFirst ? stream : null);
            members(all, depth - 1, NAMES);
            kind(all, isFirst ? null : stream);
            write("}");
        }

        private void kind(List<Anchor> anchors, @Nullable String stream) {
            if (stream != null) {
                write(",\"object\":");
                String kind = REGISTRY.find(stream).orElseThrow().resources().get(0);
                member(anchors, "object", below -> write('"' + kind + '"'));
            }
        }

        private void name(String name) {
            try {
                String quoted = MAPPER.writeValueAsString(name);
                char first = name.charAt(0);
                boolean isEscaped = random.nextInt(5) == 0 && Character.isLetter(first);
                write((isEscaped ? "\"\\u%04x%s".formatted((int) first, quoted.substring(2)) : quoted) + ":");
            } catch (java.io.IOException e) {
                throw new AssertionError(e);
            }
        }

        private void write(String text) {
            whole.append(text);
            if (!gone) {
                expected.append(text);
            }
        }
    }
}

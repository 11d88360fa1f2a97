// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.shape;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The text of objects of one resource and one choice of optional parts: fixed pieces, cut once for every layout, and holes
 * between them. Immutable.
 */
public final class Template {
    private final List<Hole> holes;
    private final Map<Layout, byte[][]> pieces = new EnumMap<>(Layout.class);
    private final Map<String, Scalar> scalars;

    /** A top-level property with a simple value: a fixed text, or a hole. */
    record Scalar(@Nullable String fixed, @Nullable Hole hole) {}

    /**
     * @param pretty pieces around the holes, indented from 0
     * @param compact the same without whitespace
     */
    Template(List<Hole> holes, List<String> pretty, List<String> compact, Map<String, Scalar> scalars) {
        this.holes = List.copyOf(holes);
        this.scalars = Map.copyOf(scalars);
        for (Layout layout : Layout.values()) {
            List<String> source = layout == Layout.COMPACT ? compact : pretty;
            String lineStart = "\n" + " ".repeat(layout.indent());
            pieces.put(
                    layout,
                    source.stream()
                            .map(piece -> piece.replace("\n", lineStart).getBytes(StandardCharsets.UTF_8))
                            .toArray(byte[][]::new));
        }
    }

    public void append(JsonBuffer out, ObjectFacts facts, Layout layout) {
        byte[][] fixed = Objects.requireNonNull(pieces.get(layout));
        for (int i = 0; i < holes.size(); i++) {
            out.append(fixed[i]);
            holes.get(i).append(out, facts);
        }
        out.append(fixed[holes.size()]);
    }

    /** JSON text of a top-level property with a simple value; null when it is absent, an object or an array. */
    public @Nullable String scalar(ObjectFacts facts, String property) {
        @Nullable Scalar scalar = scalars.get(property);
        if (scalar == null) {
            return null;
        }
        if (scalar.hole() == null) {
            return scalar.fixed();
        }
        JsonBuffer out = new JsonBuffer(64);
        scalar.hole().append(out, facts);
        return out.toString();
    }

    /** Writes the members of {@code previous_attributes} of the update that led to the version, without braces. */
    public void appendPrevious(JsonBuffer out, ObjectFacts facts) {
        boolean isFirst = true;
        for (Hole hole : holes) {
            if (!hole.turn().changesWith(facts.version())) {
                continue;
            }
            if (!isFirst) {
                out.append(',');
            }
            isFirst = false;
            out.string(hole.property()).append(':');
            boolean isMember = !hole.path().equals(hole.property());
            if (isMember) {
                out.append('{').string(hole.path()).append(':');
            }
            hole.append(out, facts, facts.version() - 1);
            if (isMember) {
                out.append('}');
            }
        }
    }
}

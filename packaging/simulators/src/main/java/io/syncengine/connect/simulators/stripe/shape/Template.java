// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.shape;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Stream;

/**
 * The text of objects of one resource and one choice of optional parts: fixed pieces, cut once for every layout that is
 * asked for, and holes between them. Thread-safe.
 */
public final class Template {
    private final List<Hole> holes;
    private final byte[][] top;
    private final AtomicReferenceArray<byte[] @Nullable []> pieces = new AtomicReferenceArray<>(Layout.values().length);
    private final Map<String, Scalar> scalars;
    private final boolean changesInside;

    /** A top-level property with a simple value: a fixed text, or a hole. */
    record Scalar(@Nullable String fixed, @Nullable Hole hole) {}

    /**
     * @param pretty pieces around the holes, indented from 0
     * @param compact the same without whitespace
     * @param changesInside whether updates change values inside top-level objects or arrays
     */
    Template(
            List<Hole> holes,
            List<String> pretty,
            List<String> compact,
            Map<String, Scalar> scalars,
            boolean changesInside) {
        this.holes = List.copyOf(holes);
        this.scalars = Map.copyOf(scalars);
        this.changesInside = changesInside;
        top = pretty.stream()
                .map(piece -> piece.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        pieces.set(
                Layout.COMPACT.ordinal(),
                compact.stream()
                        .map(piece -> piece.getBytes(StandardCharsets.UTF_8))
                        .toArray(byte[][]::new));
    }

    public void append(JsonBuffer out, ObjectFacts facts, Layout layout) {
        byte[][] fixed = pieces(layout);
        for (int i = 0; i < holes.size(); i++) {
            out.append(fixed[i]);
            Hole hole = holes.get(i);
            if (hole.isList()) {
                facts.world().appendShown(out, facts, hole.property(), layout);
            } else {
                hole.append(out, facts);
            }
        }
        out.append(fixed[holes.size()]);
    }

    /** Most templates are never asked for in most layouts. */
    private byte[][] pieces(Layout layout) {
        byte[] @Nullable [] cut = pieces.get(layout.ordinal());
        if (cut == null) {
            String lineStart = "\n" + " ".repeat(layout.indent());
            cut = Stream.of(top)
                    .map(piece -> new String(piece, StandardCharsets.UTF_8)
                            .replace("\n", lineStart)
                            .getBytes(StandardCharsets.UTF_8))
                    .toArray(byte[][]::new);
            pieces.set(layout.ordinal(), cut);
        }
        return cut;
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

    /** Whether updates change values inside top-level objects or arrays, of which only a comparison tells. */
    public boolean changesInside() {
        return changesInside;
    }

    /**
     * Writes the members of {@code previous_attributes} of the update that led to the version, without braces.
     *
     * @throws IllegalStateException when updates {@link #changesInside() change values inside} others
     */
    public void appendPrevious(JsonBuffer out, ObjectFacts facts) {
        if (changesInside) {
            throw new IllegalStateException("What was replaced shows by comparison only");
        }
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

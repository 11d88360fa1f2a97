// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.redact;

import io.syncengine.connect.protocol.FieldKind;
import io.syncengine.connect.stripe.spec.FieldDefinition;
import io.syncengine.connect.stripe.spec.InvalidSelectionException;
import io.syncengine.connect.stripe.spec.ParentLink;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.spec.StreamRegistry;
import io.syncengine.connect.stripe.spec.StreamSelection;
import io.syncengine.connect.support.config.NearNames;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The properties of all streams that never leave. A path of a stream holds for its rows, and for objects of the same kind
 * wherever they lie in rows of other streams: inline lists, expanded references, events. A path through the inline list of
 * a parent holds for the child stream's rows too. Immutable; safe for any thread.
 */
public final class Redaction {

    public static final String SETTING = "redact.fields";

    /** Everything leaves. */
    public static final Redaction NONE = new Redaction();

    private static final String LIST_ITEMS = "data";
    private static final Set<FieldKind> NESTED = EnumSet.of(FieldKind.JSON, FieldKind.REFERENCE);

    private final Map<String, PathTree> byStream = new HashMap<>();
    private final Map<String, PathTree> byKind = new HashMap<>();

    private Redaction() {}

    /**
     * Finds out what the paths mean in that version of the API.
     *
     * @throws InvalidRedactionException naming every path that leads to no property that is known
     */
    public static Redaction of(StreamRegistry registry, Collection<RedactedPath> paths)
            throws InvalidRedactionException {
        if (paths.isEmpty()) {
            return NONE;
        }
        Redaction redaction = new Redaction();
        List<String> problems = new ArrayList<>();
        for (RedactedPath path : paths) {
            try {
                redaction.add(registry, path, problems);
            } catch (InvalidSelectionException e) {
                problems.add(e.problem());
            }
        }
        if (!problems.isEmpty()) {
            throw new InvalidRedactionException(SETTING + ": " + String.join("; ", problems));
        }
        registry.streams().forEach(redaction::inherit);
        registry.streams().forEach(redaction::spread);
        return redaction;
    }

    private void add(StreamRegistry registry, RedactedPath path, List<String> problems)
            throws InvalidSelectionException {
        String name = path.steps().get(0).name();
        Collection<String> names = new TreeSet<>();
        Set<FieldKind> kinds = EnumSet.noneOf(FieldKind.class);
        for (String stream : StreamSelection.expand(registry, SETTING, List.of(path.stream()))) {
            for (FieldDefinition field : registry.find(stream).orElseThrow().fields()) {
                names.add(field.name());
                if (field.name().equals(name)) {
                    kinds.add(field.kind());
                    byStream.computeIfAbsent(stream, key -> new PathTree()).add(path.steps());
                }
            }
        }
        String property = "'" + name + "' of '" + path.stream() + "' is ";
        if (kinds.isEmpty()) {
            problems.add("'" + path.stream() + "' has no property '" + name + "'" + NearNames.hint(name, names));
        } else if (path.steps().size() > 1 && Collections.disjoint(kinds, NESTED)) {
            problems.add(property + "a plain value, nothing lies in it");
        } else if (path.takesId() && kinds.contains(FieldKind.REFERENCE)) {
            problems.add(property + "known by its id, whose column would stay; redact all of it, or other properties"
                    + " in it by their names");
        }
    }

    /** A child's rows are the items of its parent's list. */
    private void inherit(StreamDefinition stream) {
        ParentLink link = stream.parent();
        PathTree ofParent = link == null ? null : byStream.get(link.stream());
        if (ofParent == null || link == null || link.form() != ParentLink.Form.INLINE || link.field() == null) {
            return;
        }
        List<PathTree> ofList = PathTree.at(List.of(ofParent), link.field());
        List<PathTree> ofItems = new ArrayList<>(ofList);
        ofItems.addAll(PathTree.at(ofList, LIST_ITEMS));
        if (!ofItems.isEmpty()) {
            PathTree own = byStream.computeIfAbsent(stream.name(), key -> new PathTree());
            ofItems.forEach(own::addBelow);
        }
    }

    private void spread(StreamDefinition stream) {
        PathTree paths = byStream.get(stream.name());
        if (paths != null) {
            for (String kind : stream.resources()) {
                byKind.computeIfAbsent(kind, key -> new PathTree()).addBelow(paths);
            }
        }
    }

    /**
     * What it means for one stream; empty when nothing is redacted at all.
     *
     * @param withText whether rows have {@code _raw_data}
     */
    public Optional<StreamRedaction> of(StreamDefinition stream, boolean withText) {
        if (byKind.isEmpty()) {
            return Optional.empty();
        }
        PathTree own = byStream.get(stream.name());
        return Optional.of(new StreamRedaction(stream, own == null ? List.of() : List.of(own), byKind, withText));
    }
}

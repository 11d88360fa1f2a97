// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.shape;

import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.catalog.ChildSpec;
import io.syncengine.connect.simulators.stripe.catalog.StreamSpec;

import java.util.List;
import java.util.Set;

/** Builds templates from schemas. Immutable. */
final class ShapeBuilder {
    private static final int TRIES = 100;

    private final ApiCatalog catalog;
    private final RuleBook book;
    private final Rules rules;

    ShapeBuilder(ApiCatalog catalog, RuleBook book) {
        this.catalog = catalog;
        this.book = book;
        rules = new Rules(catalog);
    }

    /** @param salt decides which optional parts the template has */
    Template build(StreamSpec stream, long salt) {
        return build(stream.resource(), stream, salt);
    }

    /**
     * @param resource schema to build, also the first name of every path
     * @param like stream whose ids and moment of creation the objects have
     */
    Template build(String resource, StreamSpec like, long salt) {
        RuleBook ownBook = catalog.childOf(like)
                .map(child -> book.with(paths(resource, links(child, like)), paths(resource, child.nulls())))
                .orElse(book);
        // Parts are drawn again until there is one that updates can change, if need be inside another.
        for (int i = 0; i < 2 * TRIES; i++) {
            ScalarRules scalars =
                    new ScalarRules(ownBook, rules, like, catalog.shownIn(like).keySet(), i >= TRIES);
            TemplateWriter out = new TemplateWriter();
            new ShapeWalk(catalog, scalars, new OptionalParts(ownBook, Draws.mix(salt, i)), out).write(resource);
            if (out.isChangeable() || !isEdited(like)) {
                return out.template();
            }
        }
        throw new IllegalStateException("Objects of " + resource + " have nothing that can change");
    }

    /** Children may be of kinds that are added and removed, but never changed. */
    private boolean isEdited(StreamSpec like) {
        return catalog.childOf(like)
                .map(child -> child.changes().contains(ChildSpec.Change.UPDATED)
                        && !like.equals(child.signals().summary()))
                .orElse(true);
    }

    private static Set<String> links(ChildSpec child, StreamSpec like) {
        return like.equals(child.signals().summary()) ? Set.of(child.parameter()) : child.links();
    }

    private static List<String> paths(String resource, Set<String> properties) {
        return properties.stream().map(property -> resource + "." + property).toList();
    }
}

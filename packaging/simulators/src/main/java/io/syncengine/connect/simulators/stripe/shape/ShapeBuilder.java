// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.shape;

import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.catalog.StreamSpec;

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
        ScalarRules scalars = new ScalarRules(book, rules, like);
        // Parts are drawn again until there is one that updates can change.
        for (int i = 0; i < TRIES; i++) {
            TemplateWriter out = new TemplateWriter();
            new ShapeWalk(catalog, scalars, new OptionalParts(book, Draws.mix(salt, i)), out).write(resource);
            if (out.isChangeable()) {
                return out.template();
            }
        }
        throw new IllegalStateException("Objects of " + resource + " have nothing that can change");
    }
}

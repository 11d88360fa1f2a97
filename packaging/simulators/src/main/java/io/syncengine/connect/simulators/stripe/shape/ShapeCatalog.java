// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.shape;

import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.catalog.StreamSpec;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The templates of every stream: {@value #VARIANTS} per stream, which differ in the optional parts they have. Made when they
 * are first asked for; thread-safe.
 */
public final class ShapeCatalog {
    /** Templates per stream. */
    public static final int VARIANTS = 16;

    private final ApiCatalog catalog;
    private final ShapeBuilder builder;
    private final AtomicReferenceArray<Template> templates;

    private ShapeCatalog(ApiCatalog catalog) {
        this.catalog = catalog;
        builder = new ShapeBuilder(catalog, RuleBook.bundled());
        templates = new AtomicReferenceArray<>(catalog.positions() * VARIANTS);
    }

    /** The templates of {@link ApiCatalog#bundled()}, shared by all simulators of the JVM. */
    public static ShapeCatalog bundled() {
        return Bundled.SHAPES;
    }

    public ApiCatalog catalog() {
        return catalog;
    }

    /** The template of an object. */
    public Template of(ObjectFacts facts) {
        return template(facts.stream(), Draws.below(facts.salt(), VARIANTS));
    }

    /** @param variant from 0 to {@link #VARIANTS} - 1 */
    public Template template(StreamSpec stream, int variant) {
        int place = stream.position() * VARIANTS + variant;
        Template template = templates.get(place);
        if (template == null) {
            // Made twice by two threads it is twice the same.
            template = builder.build(stream, Draws.mix(Draws.of(stream.resource()), variant));
            templates.set(place, template);
        }
        return template;
    }

    /** The template of a resource that has no list, such as the account's balance. */
    public Template single(StreamSpec like, String resource) {
        return builder.build(resource, like, Draws.of(resource));
    }

    private static final class Bundled {
        static final ShapeCatalog SHAPES = new ShapeCatalog(ApiCatalog.bundled());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.data;

import io.syncengine.connect.stripe.spec.StreamDefinition;
import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * Reads a list of parents for the sake of their children: no more of them than where they lie and the one property that
 * leads to the children. Any thread.
 */
public final class ParentReader {

    private final ObjectReader objects;

    /** @param property the one property; null: their ids will do */
    public ParentReader(StreamDefinition parents, @Nullable String property) {
        this.objects = new ObjectReader(parents, ObjectShape.ofParents(parents, property));
    }

    /** @throws MalformedAnswerException if the body is cut short, not JSON or not a list */
    public ListPage page(byte[] body) throws MalformedAnswerException {
        return objects.page(body);
    }

    /** The property of an object of such a page: text of a list or an object, or an id; null when it has none. */
    public static @Nullable String property(StripeObject parent) {
        return parent.values().length == 0 ? null : Objects.toString(parent.values()[0], null);
    }
}

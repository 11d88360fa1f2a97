// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.data;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.syncengine.connect.stripe.spec.Paging;
import io.syncengine.connect.stripe.spec.ParentLink;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the rows of a child stream inside of texts about their parents. Any thread. */
public final class ChildReader {

    private final StreamDefinition stream;
    private final ParentLink link;
    private final ObjectShape shape;
    private final ObjectReader objects;

    /** @param stream a child stream, whose link that is */
    public ChildReader(StreamDefinition stream, ParentLink link) {
        this.stream = stream;
        this.link = link;
        this.shape = new ObjectShape(stream);
        this.objects = new ObjectReader(stream, shape);
    }

    public StreamDefinition stream() {
        return stream;
    }

    public ParentLink link() {
        return link;
    }

    private RowIds ids(String parent) {
        if (stream.paging() == Paging.SINGLE) {
            return RowIds.fixed(parent);
        }
        return link.qualifiedId() ? RowIds.within(parent) : RowIds.OWN;
    }

    /**
     * Reads the answer to a call for children of one parent; a single one is a page of its own.
     *
     * @throws MalformedAnswerException if the body is cut short, not JSON, or not what the stream's lists are
     */
    public ListPage page(byte[] body, String parent) throws MalformedAnswerException {
        if (stream.paging() == Paging.SINGLE) {
            StripeObject single = objects.object(body, ids(parent));
            return ListPage.last(List.of(single), 0, single.violations());
        }
        ListPage page = objects.page(body, ids(parent));
        return stream.paging() == Paging.WHOLE
                ? ListPage.last(page.objects(), page.withoutId(), page.violations())
                : page;
    }

    /**
     * Reads the answer to a call for one child.
     *
     * @param parent id of its parent; null: unknown
     * @throws MalformedAnswerException if the body is cut short, not JSON, or not an object that is a row
     */
    public StripeObject child(byte[] body, @Nullable String parent) throws MalformedAnswerException {
        return objects.object(body, parent == null ? RowIds.OWN : ids(parent));
    }

    /**
     * Id of the parent that a child, or what tells of children, names.
     *
     * @param text of the object, known to be JSON
     */
    public Optional<String> parentOf(String text) {
        String property = link.back();
        return property == null
                ? Optional.empty()
                : known(() -> Property.reference(text, property)).map(this::parentIn);
    }

    /** The id itself, or that in the address of a child. */
    private String parentIn(String named) {
        return stream.parentIn(named).orElse(named);
    }

    /**
     * What the list of children wants to know of their parent besides its id; empty when it has no such value.
     *
     * @param text of the parent, known to be JSON
     */
    public Optional<String> valueOf(String text) {
        String property = link.wanted();
        return property == null ? Optional.empty() : known(() -> Property.reference(text, property));
    }

    /**
     * Whether an object has a property.
     *
     * @param text of the object, known to be JSON
     */
    public boolean names(String text, String property) {
        return known(() -> Property.isIn(text, property));
    }

    /**
     * Id of the row that an object becomes; empty when it has none, or names no parent.
     *
     * @param text of the object, known to be JSON
     * @param own the object's own id; null: it has none
     */
    public Optional<String> rowId(String text, @Nullable String own) {
        return parentOf(text).map(parent -> ids(parent).of(own));
    }

    /** Path of one child; empty when there is none, or the path takes a parent that is not known. */
    public Optional<String> pathOf(@Nullable String parent, String rowId) {
        if (parent == null) {
            return stream.pathOf(rowId);
        }
        if (stream.paging() == Paging.SINGLE) {
            return Optional.of(stream.pathUnder(parent));
        }
        return stream.pathOf(parent, link.qualifiedId() ? rowId.substring(parent.length() + 1) : rowId);
    }

    private interface Reading<T> {
        T read() throws MalformedAnswerException;
    }

    private static <T> T known(Reading<T> reading) {
        try {
            return reading.read();
        } catch (MalformedAnswerException e) {
            throw new IllegalStateException("a text was read as JSON, but is none", e);
        }
    }

    /**
     * The children that an object names in a property.
     *
     * @param text of the object, known to be JSON: a parent, or what changed of it
     * @param property a list or an array of objects
     * @return {@link InlineSet#UNKNOWN} when there is no such property
     */
    public InlineSet inside(String text, String property, String parent) {
        return known(() -> AnswerText.read(text.getBytes(StandardCharsets.UTF_8), answer -> {
            JsonParser parser = answer.parser();
            InlineSet found = InlineSet.UNKNOWN;
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                if (name.equals(property)) {
                    found = set(answer, parent);
                } else {
                    parser.skipChildren();
                }
            }
            return found;
        }));
    }

    /**
     * The children that the text of a property names.
     *
     * @param text of a value, known to be JSON
     * @return no children, and not complete, when it is neither a list nor an array of objects
     */
    public InlineSet set(String text, String parent) {
        return known(() -> AnswerText.readValue(text.getBytes(StandardCharsets.UTF_8), answer -> set(answer, parent)));
    }

    private InlineSet set(AnswerText answer, String parent) throws IOException, MalformedAnswerException {
        Items items = new Items(answer, parent);
        JsonParser parser = answer.parser();
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            items.read();
            return new InlineSet(items.children, items.whole);
        }
        boolean isList = parser.currentToken() == JsonToken.START_OBJECT;
        boolean hasData = false;
        boolean ends = false;
        for (String name = isList ? parser.nextFieldName() : null; name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            if (name.equals("data") && token == JsonToken.START_ARRAY) {
                hasData = true;
                items.read();
            } else {
                ends = name.equals("has_more") ? token == JsonToken.VALUE_FALSE : ends;
                parser.skipChildren();
            }
        }
        return new InlineSet(items.children, hasData && ends && items.whole);
    }

    /** The items of one list. */
    private final class Items {
        final List<StripeObject> children = new ArrayList<>();
        final AnswerText answer;
        final ObjectScan scan;
        boolean whole = true;

        Items(AnswerText answer, String parent) {
            this.answer = answer;
            this.scan = new ObjectScan(answer, shape, ids(parent));
        }

        void read() throws IOException, MalformedAnswerException {
            while (answer.parser().nextToken() != JsonToken.END_ARRAY) {
                StripeObject child = null;
                if (answer.parser().currentToken() == JsonToken.START_OBJECT) {
                    child = scan.next();
                } else {
                    answer.parser().skipChildren();
                }
                if (child == null) {
                    whole = false;
                } else {
                    children.add(child);
                }
            }
        }
    }
}

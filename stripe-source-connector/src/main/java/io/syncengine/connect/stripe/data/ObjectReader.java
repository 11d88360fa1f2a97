// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.data;

import io.syncengine.connect.stripe.spec.Paging;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a stream's objects: from pages of its list, from answers that hold one, and from events. A value that does not
 * fit its property's type becomes null and is counted; {@code _raw_data} still holds it. Any thread.
 */
public final class ObjectReader {

    private final ObjectShape shape;
    private final RowIds own;
    private final boolean linked;

    /** Reads objects that have ids. */
    public ObjectReader(StreamDefinition stream) {
        this(stream, RowIds.OWN);
    }

    /** @param ids what rows are called where nothing else is said */
    public ObjectReader(StreamDefinition stream, RowIds ids) {
        this(stream, new ObjectShape(stream), ids);
    }

    /** Takes no more out of objects than what has that shape. */
    ObjectReader(StreamDefinition stream, ObjectShape shape) {
        this(stream, shape, RowIds.OWN);
    }

    private ObjectReader(StreamDefinition stream, ObjectShape shape, RowIds ids) {
        this.shape = shape;
        this.own = ids;
        this.linked = stream.paging() == Paging.NEXT_PAGE;
    }

    /** @throws MalformedAnswerException if the body is cut short, not JSON or not a list */
    public ListPage page(byte[] body) throws MalformedAnswerException {
        return page(body, own);
    }

    /**
     * The same with other ids for rows.
     *
     * @throws MalformedAnswerException if the body is cut short, not JSON or not a list
     */
    public ListPage page(byte[] body, RowIds ids) throws MalformedAnswerException {
        return AnswerText.read(body, answer -> {
            ObjectScan scan = new ObjectScan(answer, shape, ids);
            PageItems items = new PageItems();
            String next = linked ? answer.linkedList(() -> items.add(scan.next())) : null;
            boolean hasMore = linked ? next != null : answer.list(() -> items.add(scan.next()));
            return new ListPage(items.objects, hasMore, next, items.withoutId, items.violations);
        });
    }

    /**
     * Reads the answer to a call for one object as a page that is the whole list.
     *
     * @throws MalformedAnswerException as {@link #object(byte[])}
     */
    public ListPage single(byte[] body) throws MalformedAnswerException {
        StripeObject object = object(body);
        return ListPage.last(List.of(object), 0, object.violations());
    }

    /**
     * Reads the answer to a call for one object.
     *
     * @throws MalformedAnswerException if the body is cut short, not JSON or not an object with an id
     */
    public StripeObject object(byte[] body) throws MalformedAnswerException {
        return object(body, own);
    }

    /**
     * The same with another id for the row.
     *
     * @throws MalformedAnswerException if the body is cut short, not JSON or not an object that is a row
     */
    public StripeObject object(byte[] body, RowIds ids) throws MalformedAnswerException {
        return AnswerText.read(body, answer -> {
            StripeObject object = new ObjectScan(answer, shape, ids).next();
            if (object == null) {
                throw new MalformedAnswerException("the answer holds an object without an id");
            }
            return object;
        });
    }

    /**
     * Reads the object of an event.
     *
     * @throws MalformedAnswerException if the text is not an object with an id
     */
    public StripeObject object(String text) throws MalformedAnswerException {
        return object(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The items of a page so far. */
    private static final class PageItems {
        final List<StripeObject> objects = new ArrayList<>(100);
        int withoutId;
        int violations;

        void add(@Nullable StripeObject object) {
            if (object == null) {
                withoutId++;
            } else {
                objects.add(object);
                violations += object.violations();
            }
        }
    }
}

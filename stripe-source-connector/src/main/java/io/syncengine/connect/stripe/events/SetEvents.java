// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.data.ChildReader;
import io.syncengine.connect.stripe.data.InlineSet;
import io.syncengine.connect.stripe.data.StripeEvent;
import io.syncengine.connect.stripe.data.StripeObject;
import io.syncengine.connect.stripe.spec.EventRule;
import io.syncengine.connect.stripe.spec.EventTypes;
import io.syncengine.connect.stripe.spec.ParentLink;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Events that tell of all children of a parent: those of the parent, which may hold them, and others that only say that
 * something about them has changed.
 */
final class SetEvents implements EventUse {

    private final EventTypes types;
    private final ChildReader children;
    private final ParentLink link;

    SetEvents(EventTypes types, ChildReader children) {
        this.types = types;
        this.children = children;
        this.link = children.link();
    }

    @Override
    public Set<String> types() {
        return types.typesOf(children.stream().name());
    }

    @Override
    public Optional<StripeEvent> of(StripeEvent event) {
        Optional<EventRule> rule = rule(event);
        if (rule.isEmpty() || isOfOtherChange(event, rule.get().changed())) {
            return Optional.empty();
        }
        Optional<String> parent = rule.get().subject() == EventRule.Subject.PARENT
                ? Optional.ofNullable(event.objectId()).filter(id -> !id.isEmpty())
                : children.parentOf(event.object());
        return parent.map(event::withObjectId);
    }

    private boolean isOfOtherChange(StripeEvent event, @Nullable String changed) {
        String previous = event.previousAttributes();
        return changed != null && previous != null && !children.names(previous, changed);
    }

    @Override
    public boolean isDelete(StripeEvent event) {
        return isOfParent(event) && rule(event).map(EventRule::delete).orElse(false);
    }

    @Override
    public boolean isOfSets() {
        return true;
    }

    /** Whether the event's object is the parent. */
    private boolean isOfParent(StripeEvent event) {
        return rule(event).map(EventRule::subject).orElse(EventRule.Subject.NAMES_PARENT) == EventRule.Subject.PARENT;
    }

    private Optional<EventRule> rule(StripeEvent event) {
        return types.rule(event.type(), event.objectType(), children.stream().name());
    }

    /** The children that the event holds; {@link InlineSet#UNKNOWN} if it holds none. */
    InlineSet children(StripeEvent event) {
        String field = field(event);
        InlineSet set = field == null ? InlineSet.UNKNOWN : children.inside(event.object(), field, parent(event));
        return isOfParent(event) ? set : new InlineSet(set.children(), false);
    }

    /** The children that there were before the event, if any of them changed. */
    List<StripeObject> before(StripeEvent event) {
        String field = field(event);
        String previous = event.previousAttributes();
        return field == null || previous == null
                ? List.of()
                : children.inside(previous, field, parent(event)).children();
    }

    /** The children that the event says are gone, unless they have come again. */
    List<StripeObject> gone(StripeEvent event) {
        return isDelete(event)
                ? Stream.concat(before(event).stream(), children(event).children().stream())
                        .toList()
                : before(event);
    }

    /** Property that holds children. */
    private @Nullable String field(StripeEvent event) {
        if (isOfParent(event)) {
            return link.form() == ParentLink.Form.INLINE ? link.field() : null;
        }
        return link.told();
    }

    private static String parent(StripeEvent event) {
        return String.valueOf(event.objectId());
    }
}

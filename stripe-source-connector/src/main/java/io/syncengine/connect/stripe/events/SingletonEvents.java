// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.data.StripeEvent;
import io.syncengine.connect.stripe.spec.EventTypes;

import java.util.Optional;
import java.util.Set;

/** Events of what an account has one of: their objects have no id, and are the row that is called by the account's. */
final class SingletonEvents implements EventUse {

    private final EventTypes types;
    private final String stream;
    private final String account;

    SingletonEvents(EventTypes types, String stream, String account) {
        this.types = types;
        this.stream = stream;
        this.account = account;
    }

    @Override
    public Set<String> types() {
        return types.typesOf(stream);
    }

    @Override
    public Optional<StripeEvent> of(StripeEvent event) {
        return types.rule(event.type(), event.objectType(), stream).map(rule -> event.withObjectId(account));
    }

    @Override
    public boolean isDelete(StripeEvent event) {
        return false;
    }

    @Override
    public boolean isOfSets() {
        return false;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.child.Parent;
import io.syncengine.connect.stripe.data.ChildReader;
import io.syncengine.connect.stripe.data.ListPage;
import io.syncengine.connect.stripe.state.StreamState;
import org.jspecify.annotations.Nullable;

/**
 * The children of the account itself, such as its persons: events tell of them, so a sweep without them would take away
 * what events have brought. Where Stripe shows those of connected accounts only, they are left out. Event loop only.
 */
final class OwnChildren implements OwnRead, ChildReadOwner {

    private final StreamList list;
    private final AccountScope scope;
    private final ChildReader children;
    private @Nullable ChildRead current;
    private boolean given;

    OwnChildren(StreamList list, AccountScope scope, ChildReader children) {
        this.list = list;
        this.scope = scope;
        this.children = children;
    }

    @Override
    public boolean isDue() {
        return !given && OwnRead.isUntouched(list.stream().state());
    }

    @Override
    public int underWay() {
        return current != null && current.isUnderWay() ? 1 : 0;
    }

    @Override
    public void read() {
        if (current == null) {
            Parent own = new Parent(scope.account().id(), null);
            current = new ChildRead(this, scope, list.stream(), children, own);
        }
        current.send();
    }

    @Override
    public void cancel() {
        forget();
        given = false;
    }

    private void forget() {
        if (current != null) {
            current.cancel();
            current = null;
        }
    }

    @Override
    public void attemptFailed(int failures, StripeApiException reason) {
        list.attemptFailed(failures, reason);
    }

    @Override
    public void read(ListPage page) {
        list.pageRead(page);
        changed();
    }

    @Override
    public void changed() {
        ChildRead read = current;
        if (read != null && read.hasPage()) {
            list.works();
            PageRows rows = new PageRows(list.stream());
            if (read.addTo(rows)) {
                given = true;
                current = null;
            }
            Rows made = rows.take();
            StreamState state = list.stream().state();
            int count = made.changes().size();
            list.stream()
                    .passes()
                    .listed(made.changes(), state.listed(state.ranges(), made.newest(), count), made.bytes());
            read.end();
        }
        scope.owner().listWork();
    }

    @Override
    public void refused(StripeApiException reason) {
        forget();
        switch (reason.kind()) {
            case PERMISSION, NOT_ENABLED, NO_SUCH_ROUTE, REJECTED -> {
                given = true;
                list.stream().log().odd("those of the account itself are left out", reason);
                list.stream().passes().partial(PARTIAL);
                scope.owner().listWork();
            }
            default -> list.refused(reason);
        }
    }
}

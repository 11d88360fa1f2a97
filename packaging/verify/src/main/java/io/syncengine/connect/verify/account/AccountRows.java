// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.verify.account;

import io.syncengine.connect.stripe.api.ApiRequest;
import io.syncengine.connect.stripe.api.CallKind;
import io.syncengine.connect.stripe.child.ChildRequests;
import io.syncengine.connect.stripe.child.Parent;
import io.syncengine.connect.stripe.data.ChildReader;
import io.syncengine.connect.stripe.data.InlineSet;
import io.syncengine.connect.stripe.data.MalformedAnswerException;
import io.syncengine.connect.stripe.data.ObjectReader;
import io.syncengine.connect.stripe.data.RowIds;
import io.syncengine.connect.stripe.data.StripeObject;
import io.syncengine.connect.stripe.spec.ParentLink;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.spec.StreamRegistry;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The rows of one stream of one account: all of them, page by page, or a single one. A list that changes while it is read
 * may show a row twice.
 */
public final class AccountRows {

    private static final String ACCOUNTS = "/v1/accounts";
    private static final String OWN_ACCOUNT = "/v1/account";

    private final StripeCalls calls;
    private final AccountScope scope;
    private final StreamDefinition stream;
    private final ObjectReader objects;
    private final @Nullable StreamDefinition parents;
    private final @Nullable ChildReader children;

    /** Takes rows. */
    @FunctionalInterface
    public interface Sink {
        void accept(List<AccountRow> rows)
                throws SQLException, IOException, CallRefusedException, MalformedAnswerException, InterruptedException;
    }

    public AccountRows(StripeCalls calls, StreamRegistry registry, AccountScope scope, StreamDefinition stream) {
        this.calls = calls;
        this.scope = scope;
        this.stream = stream;
        this.objects = new ObjectReader(stream, stream.isSingleton() ? RowIds.fixed(scope.id()) : RowIds.OWN);
        ParentLink link = stream.parent();
        this.parents = link == null ? null : registry.find(link.stream()).orElseThrow();
        this.children = link == null ? null : new ChildReader(stream, link);
    }

    /** Reads all. */
    public void forEach(Sink sink)
            throws SQLException, IOException, CallRefusedException, MalformedAnswerException, InterruptedException {
        if (parents == null || children == null) {
            new ListWalk(calls, scope, stream, objects).forEach(page -> sink.accept(rows(page, null)));
            if (stream.path().equals(ACCOUNTS)) {
                ownAccount(sink);
            }
            return;
        }
        ChildReader reader = children;
        new ListWalk(calls, scope, parents, new ObjectReader(parents)).forEach(page -> {
            for (StripeObject parent : page) {
                forEachChild(reader, parent.id(), parent.raw(), sink);
            }
        });
        if (parents.path().equals(ACCOUNTS)) {
            ownChildren(reader, sink);
        }
    }

    /** The account itself is not in its list of accounts. */
    private void ownAccount(Sink sink)
            throws SQLException, IOException, CallRefusedException, MalformedAnswerException, InterruptedException {
        byte[] body = calls.get(
                scope.header(),
                new ApiRequest(CallKind.SNAPSHOT, OWN_ACCOUNT, OWN_ACCOUNT, stream.retrieveParameters()));
        sink.accept(rows(List.of(objects.object(body)), null));
    }

    /** Of some kinds Stripe shows those of connected accounts only. */
    private void ownChildren(ChildReader reader, Sink sink)
            throws SQLException, IOException, CallRefusedException, MalformedAnswerException, InterruptedException {
        try {
            forEachChild(reader, scope.id(), null, sink);
        } catch (CallRefusedException e) {
            if (e.isUnauthorized()) {
                throw e;
            }
        }
    }

    private void forEachChild(ChildReader reader, String parent, @Nullable String text, Sink sink)
            throws SQLException, IOException, CallRefusedException, MalformedAnswerException, InterruptedException {
        ParentLink link = reader.link();
        String field = link.field();
        if (link.form() == ParentLink.Form.INLINE && text != null && field != null && !stream.isExpanded()) {
            InlineSet inside = reader.inside(text, field, parent);
            if (inside.complete()) {
                sink.accept(rows(inside.children(), parent));
                return;
            }
        }
        Optional<String> value = text == null ? Optional.empty() : reader.valueOf(text);
        if (link.wanted() != null && value.isEmpty()) {
            return;
        }
        Parent known = new Parent(parent, value.orElse(null));
        ListWalk walk = new ListWalk(
                calls,
                scope,
                stream,
                body -> reader.page(body, parent),
                place -> ChildRequests.page(CallKind.SNAPSHOT, stream, link, known, place),
                stream.pathUnder(parent));
        try {
            walk.forEach(page -> sink.accept(rows(page, parent)));
        } catch (CallRefusedException e) {
            // The parent is gone by now, and its children with it.
            if (!e.isMissing()) {
                throw e;
            }
        }
    }

    private static List<AccountRow> rows(List<StripeObject> objects, @Nullable String parent) {
        return objects.stream()
                .filter(object -> !object.deleted())
                .map(object -> new AccountRow(object.id(), parent, object.raw()))
                .toList();
    }

    /** Whether {@link #read} can be used. */
    public boolean isReadOneByOne(@Nullable String parent) {
        return path("x", parent).isPresent();
    }

    /**
     * Reads a row; empty if there is none.
     *
     * @param parent id of the object that it was read through; null: unknown, or none
     */
    public Optional<AccountRow> read(String id, @Nullable String parent)
            throws IOException, CallRefusedException, MalformedAnswerException, InterruptedException {
        String path =
                path(id, parent).orElseThrow(() -> new IllegalStateException("no call reads one " + stream.name()));
        String route = stream.retrievePath() == null ? stream.path() : stream.retrievePath();
        try {
            byte[] body = calls.get(
                    scope.header(), new ApiRequest(CallKind.SNAPSHOT, route, path, stream.retrieveParameters()));
            StripeObject object = children == null ? objects.object(body) : children.child(body, parent);
            return object.deleted() ? Optional.empty() : Optional.of(new AccountRow(id, parent, object.raw()));
        } catch (CallRefusedException e) {
            if (e.isMissing()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Optional<String> path(String id, @Nullable String parent) {
        if (stream.isSingleton()) {
            return Optional.of(stream.path());
        }
        if (children == null) {
            return id.equals(scope.id()) && stream.path().equals(ACCOUNTS)
                    ? Optional.of(OWN_ACCOUNT)
                    : stream.pathOf(id);
        }
        boolean isQualified = children.link().qualifiedId();
        if (isQualified && (parent == null || !id.startsWith(parent + "/"))) {
            return Optional.empty();
        }
        return children.pathOf(parent, id);
    }
}

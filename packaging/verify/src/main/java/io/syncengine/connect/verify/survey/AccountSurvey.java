// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.verify.survey;

import io.syncengine.connect.stripe.api.ApiRequest;
import io.syncengine.connect.stripe.api.CallKind;
import io.syncengine.connect.stripe.child.ChildRequests;
import io.syncengine.connect.stripe.child.Parent;
import io.syncengine.connect.stripe.data.Account;
import io.syncengine.connect.stripe.data.AccountReader;
import io.syncengine.connect.stripe.data.ListPage;
import io.syncengine.connect.stripe.data.MalformedAnswerException;
import io.syncengine.connect.stripe.data.ObjectReader;
import io.syncengine.connect.stripe.data.ParentReader;
import io.syncengine.connect.stripe.data.StripeObject;
import io.syncengine.connect.stripe.list.ListRequests;
import io.syncengine.connect.stripe.spec.Paging;
import io.syncengine.connect.stripe.spec.ParentLink;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.spec.StreamRegistry;
import io.syncengine.connect.stripe.state.PassKind;
import io.syncengine.connect.stripe.state.Range;
import io.syncengine.connect.verify.account.CallRefusedException;
import io.syncengine.connect.verify.account.StripeAccess;
import io.syncengine.connect.verify.account.StripeCalls;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at an account by a few calls for each stream. */
public final class AccountSurvey {

    private static final String OWN = "/v1/account";

    /** A person waits: an account that does not answer twice is told of at once. */
    private static final int ATTEMPTS = 2;

    private final StripeCalls calls;
    private final StreamRegistry registry = StreamRegistry.bundled();
    private long accountCreated;

    public AccountSurvey(StripeAccess access) {
        this.calls = new StripeCalls(access, duration -> Thread.sleep(duration.toMillis() + 1), ATTEMPTS);
    }

    /**
     * Id of the key's own account; empty when the key may not read it, which keeps it from nothing else.
     *
     * @throws SurveyException if the key is refused, or there is no answer of Stripe's
     */
    public Optional<String> account() throws SurveyException, InterruptedException {
        try {
            Account account =
                    new AccountReader().read(calls.get(null, new ApiRequest(CallKind.PROBE, OWN, OWN, List.of())));
            accountCreated = account.created();
            return Optional.of(account.id());
        } catch (CallRefusedException e) {
            if (e.isForbidden()) {
                return Optional.empty();
            }
            throw new SurveyException(String.valueOf(e.getMessage()), true, e);
        } catch (IOException | MalformedAnswerException e) {
            throw new SurveyException(String.valueOf(e.getMessage()), false, e);
        }
    }

    /**
     * Looks at a stream of the key's own account.
     *
     * @param counts whether to find out how many rows there are, too: ten calls at most, where one would do
     * @throws SurveyException if the key is refused, or there is no answer of Stripe's
     */
    public StreamSight look(StreamFacts stream, boolean counts) throws SurveyException, InterruptedException {
        StreamDefinition definition = registry.find(stream.name()).orElseThrow();
        try {
            return definition.parent() == null
                    ? list(stream, definition, counts)
                    : child(stream, definition, definition.parent());
        } catch (CallRefusedException e) {
            if (e.isUnauthorized()) {
                throw new SurveyException(String.valueOf(e.getMessage()), true, e);
            }
            return StreamSight.refused(stream, String.valueOf(e.getMessage()));
        } catch (IOException | MalformedAnswerException e) {
            throw new SurveyException(String.valueOf(e.getMessage()), false, e);
        }
    }

    private StreamSight list(StreamFacts stream, StreamDefinition definition, boolean counts)
            throws IOException, CallRefusedException, MalformedAnswerException, InterruptedException {
        if (!counts) {
            calls.get(null, oneRow(ListRequests.page(definition, PassKind.SNAPSHOT, Range.ALL, false)));
            return StreamSight.readable(stream, null, false);
        }
        if (definition.paging() == Paging.SINGLE) {
            calls.get(null, ListRequests.page(definition, PassKind.SNAPSHOT, Range.ALL, false));
            return StreamSight.readable(stream, 1L, true);
        }
        ListPage first = page(definition, Range.ALL);
        if (!first.hasMore() || definition.paging() == Paging.WHOLE) {
            return StreamSight.readable(stream, (long) first.objects().size(), true);
        }
        if (!definition.isRanged()) {
            return StreamSight.readable(stream, null, false);
        }
        long rows = RowEstimate.rows(first, accountCreated, second -> page(definition, Range.unread(null, second)));
        return StreamSight.readable(stream, rows, false);
    }

    private ListPage page(StreamDefinition definition, Range range)
            throws IOException, CallRefusedException, MalformedAnswerException, InterruptedException {
        boolean isCut = range.to() != null;
        return new ObjectReader(definition)
                .page(calls.get(null, ListRequests.page(definition, PassKind.SNAPSHOT, range, isCut)));
    }

    private StreamSight child(StreamFacts stream, StreamDefinition definition, ParentLink link)
            throws IOException, CallRefusedException, MalformedAnswerException, InterruptedException {
        StreamDefinition parents = registry.find(link.stream()).orElseThrow();
        byte[] body = calls.get(null, oneRow(ListRequests.page(parents, PassKind.SNAPSHOT, Range.ALL, false)));
        List<StripeObject> newest =
                new ParentReader(parents, link.wanted()).page(body).objects();
        String value = newest.isEmpty() ? null : ParentReader.property(newest.get(0));
        if (newest.isEmpty() || (link.wanted() != null && value == null)) {
            return new StreamSight(
                    stream, StreamSight.Access.UNTRIED, "no row of " + parents.name() + " to try it with", null, false);
        }
        Parent parent = new Parent(newest.get(0).id(), value);
        try {
            calls.get(null, oneRow(ChildRequests.page(CallKind.PROBE, definition, link, parent, Range.ALL)));
        } catch (CallRefusedException e) {
            // Some parents cannot have children; the source takes them for parents without any.
            if (!e.isMissing()) {
                throw e;
            }
        }
        return StreamSight.readable(stream, null, false);
    }

    private static ApiRequest oneRow(ApiRequest request) {
        List<Map.Entry<String, String>> query = new ArrayList<>(request.query());
        query.replaceAll(parameter -> parameter.getKey().equals("limit") ? Map.entry("limit", "1") : parameter);
        return new ApiRequest(CallKind.PROBE, request.route(), request.path(), query);
    }
}

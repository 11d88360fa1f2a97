// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.api;

import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.catalog.ChildSpec;
import io.syncengine.connect.simulators.stripe.catalog.StreamSpec;
import io.syncengine.connect.simulators.stripe.data.ChildData;
import io.syncengine.connect.simulators.stripe.data.StreamData;
import io.syncengine.connect.simulators.stripe.shape.JsonBuffer;
import io.syncengine.connect.simulators.stripe.shape.Layout;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists that are read through a parent, and retrieval of what is in them. */
final class ChildLists {
    private static final String OWNERSHIP = "ownership";
    /** Number that the account itself has as a parent. */
    private static final int OWN_ACCOUNT = -1;

    private final ApiCatalog catalog;

    ChildLists(ApiCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * What a path asks for.
     *
     * @param parentId null: not in the path
     * @param childId null: the list, or the one object that there is
     */
    record Target(
            ChildSpec spec,
            @Nullable String parentId,
            @Nullable String childId) {}

    Optional<Target> target(String path) {
        int slash = path.lastIndexOf('/');
        for (ChildSpec spec : catalog.children()) {
            if (spec.isQuery()) {
                if (path.equals(spec.list())) {
                    return Optional.of(new Target(spec, null, null));
                }
                if (path.substring(0, slash).equals(spec.list())) {
                    return Optional.of(new Target(spec, null, path.substring(slash + 1)));
                }
            } else {
                Optional<String> parent = spec.parentIn(path);
                if (parent.isPresent()) {
                    boolean isList = path.endsWith(spec.suffix());
                    return Optional.of(new Target(spec, parent.get(), isList ? null : path.substring(slash + 1)));
                }
            }
        }
        return Optional.empty();
    }

    void answer(Call call, Target target, JsonBuffer out) {
        ChildSpec spec = target.spec();
        if (target.childId() != null) {
            retrieve(call, target, target.childId(), out);
        } else if (spec.isSingle()) {
            single(call, target, out);
        } else {
            list(call, target, out);
        }
    }

    private void list(Call call, Target target, JsonBuffer out) {
        ChildSpec spec = target.spec();
        StreamSpec kind = spec.kinds().get(0);
        if (spec.isQuery() && call.request().query(spec.parameter()).isEmpty()) {
            throw RefusedException.missingParameter(spec.parameter());
        }
        ListQuery query = ListQuery.of(call.request(), kind);
        int parent = parent(call, target);
        ChildData children = call.data().children().of(spec);
        Map<String, String> filters = new HashMap<>(query.filters());
        if (spec.isQuery()) {
            filters.remove(spec.parameter());
        }
        checkOwnership(call, children, parent, filters.remove(OWNERSHIP));
        PropertyFilter filter = new PropertyFilter(catalog, kind, filters);
        List<ChildData.Child> all = children.of(parent, call.asOf()).stream()
                .filter(child ->
                        isInside(query, children, child) && filter.shows(property -> children.scalar(child, property)))
                .toList();
        int low = query.endingBefore().isPresent()
                ? Math.max(
                        0,
                        before(call, children, parent, all, query.endingBefore().get()) - query.limit())
                : query.startingAfter()
                        .map(id -> after(call, children, parent, all, id))
                        .orElse(0);
        int end = query.endingBefore().isPresent()
                ? before(call, children, parent, all, query.endingBefore().get())
                : (int) Math.min(all.size(), (long) low + query.limit());
        ListText text = new ListText(out);
        for (ChildData.Child child : all.subList(low, end)) {
            text.element();
            children.append(out, child, Layout.LISTED);
        }
        boolean hasMore = query.endingBefore().isPresent() ? low > 0 : end < all.size();
        text.end(hasMore, spec.list(children.parentId(parent)));
    }

    private static boolean isInside(ListQuery query, ChildData children, ChildData.Child child) {
        long created = children.created(child.number());
        return created >= query.createdFrom() && created < query.createdTo();
    }

    /** Place of the first child after a cursor. */
    private static int after(Call call, ChildData children, int parent, List<ChildData.Child> all, String id) {
        long cursor = cursor(call, children, parent, id, "starting_after");
        return (int) all.stream().filter(child -> child.number() >= cursor).count();
    }

    /** Place of a cursor. */
    private static int before(Call call, ChildData children, int parent, List<ChildData.Child> all, String id) {
        long cursor = cursor(call, children, parent, id, "ending_before");
        return (int) all.stream().filter(child -> child.number() > cursor).count();
    }

    private static long cursor(Call call, ChildData children, int parent, String id, String param) {
        long number = children.find(parent, id);
        if (number < 0
                || (children.at(number, call.asOf()) == null
                        && children.at(number, call.data().now()) == null)) {
            String resource = children.spec().kinds().get(0).resource();
            throw RefusedException.missing(400, resource, id, param);
        }
        return number;
    }

    /** Owners are those of one ownership, the account's latest. */
    private static void checkOwnership(Call call, ChildData children, int parent, @Nullable String asked) {
        if (asked == null) {
            return;
        }
        StreamData parents = children.parents();
        @Nullable String known = parents.scalar(parent, parents.version(parent, call.asOf()), OWNERSHIP);
        if (!("\"" + asked + "\"").equals(known)) {
            throw RefusedException.missing(404, "account_ownership", asked, OWNERSHIP);
        }
    }

    private void single(Call call, Target target, JsonBuffer out) {
        ObjectLists.refuseParameters(call);
        ChildData children = call.data().children().of(target.spec());
        show(call, children, ChildData.number(parent(call, target), 0), "", out);
    }

    private void retrieve(Call call, Target target, String id, JsonBuffer out) {
        ObjectLists.refuseParameters(call);
        ChildData children = call.data().children().of(target.spec());
        if (target.parentId() != null) {
            show(call, children, children.find(parent(call, target), id), id, out);
            return;
        }
        long number = children.find(id);
        boolean isThere = number >= 0 && children.parents().exists(ChildData.parent(number), call.asOf());
        show(call, children, isThere ? number : -1, id, out);
    }

    private static void show(Call call, ChildData children, long number, String id, JsonBuffer out) {
        ChildData.@Nullable Child child = number < 0 ? null : children.at(number, call.asOf());
        if (child == null) {
            throw RefusedException.missing(404, children.spec().kinds().get(0).resource(), id, "id");
        }
        children.append(out, child, Layout.TOP);
        out.append('\n');
    }

    /** Number of the parent. @throws RefusedException when there is none */
    private static int parent(Call call, Target target) {
        ChildSpec spec = target.spec();
        String id = target.parentId() == null
                ? call.request().query(spec.parameter()).orElseThrow()
                : target.parentId();
        if (id.equals(call.data().account()) && spec.parent().name().equals("accounts")) {
            return OWN_ACCOUNT;
        }
        StreamData parents = call.data().stream(spec.parent());
        for (int index = parents.find(id); index >= 0; index = parents.earlierHolder(index)) {
            if (parents.exists(index, call.asOf())) {
                return index;
            }
        }
        int status = target.parentId() == null ? 400 : 404;
        throw RefusedException.missing(status, spec.parent().resource(), id, spec.parameter());
    }
}

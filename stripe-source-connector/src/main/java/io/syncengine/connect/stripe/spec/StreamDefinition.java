// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

import org.jspecify.annotations.Nullable;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One stream.
 *
 * @param name plural snake case; topic, table and offset key
 * @param alias the singular name, accepted in settings
 * @param resources {@code object} values of its rows, such as {@code checkout.session}; more than one in a polymorphic
 *     list
 * @param path of the list, such as {@code /v1/checkout/sessions}; with <code>{parent}</code> in place of the parent's id
 *     if the list belongs to one parent
 * @param streamClass how changes are found
 * @param paging how the answers of the list follow each other
 * @param parent the stream that this one is read through; null: the list can be read by itself
 * @param createdFilter null: the list has no such filter, or its objects do not tell the moment, so that it is read front
 *     to back; also for children, which are read by ranges of their parents
 * @param exhaustive whether a list (of a child: the lists of all parents, and those of the parents themselves) is known
 *     to hide no row, so that what a complete pass did not meet is gone. If {@code testClocks} is set, this holds in
 *     test mode only together with the lists of all test clocks
 * @param testClocks whether the list leaves out the objects of test clocks unless asked for those of one by
 *     {@code test_clock}
 * @param fixedParameters sent with every list call, such as {@code status=all}
 * @param retrievePath path of one object, with <code>{id}</code> in place of its id and <code>{parent}</code> in place
 *     of the parent's; null: there is none
 * @param fields top-level properties in the order of the API description, {@code id} included; union of those of all
 *     resources
 */
public record StreamDefinition(
        String name,
        String alias,
        List<String> resources,
        String path,
        StreamClass streamClass,
        Paging paging,
        @Nullable ParentLink parent,
        @Nullable CreatedFilter createdFilter,
        boolean exhaustive,
        boolean testClocks,
        Map<String, String> fixedParameters,
        @Nullable String retrievePath,
        List<FieldDefinition> fields) {

    private static final String PARENT = "{parent}";
    private static final String ID = "{id}";

    /** What v2 shows of an object only when asked for. */
    private static final String INCLUDE = "include";

    /** Each has a number, so that it is a parameter of its own. */
    private static final String EXPAND = "expand[";

    private static final String OF_EACH = "data.";

    public StreamDefinition {
        resources = List.copyOf(resources);
        fixedParameters = Map.copyOf(fixedParameters);
        fields = List.copyOf(fields);
    }

    /** Whether the account has one object of it, whose row is called by the account's id. */
    public boolean isSingleton() {
        return paging == Paging.SINGLE && parent == null;
    }

    /** Whether the list can be cut by {@code created}. */
    public boolean isRanged() {
        return createdFilter != null;
    }

    /** Property that tells an object's place among the ranges; null without ranges. */
    public @Nullable String rangeField() {
        return createdFilter == null ? null : createdFilter.field();
    }

    /** Path of the list of one parent's children, ready for a URL. */
    public String pathUnder(String parentId) {
        return path.replace(PARENT, segment(parentId));
    }

    /**
     * Path of the object with that id, ready for a URL; empty when Stripe offers none that does without the parent's id.
     * Ids of coupons, plans and products are chosen by people, so they may hold anything.
     */
    public Optional<String> pathOf(String id) {
        return Optional.ofNullable(retrievePath)
                .filter(retrieve -> !retrieve.contains(PARENT))
                .map(retrieve -> retrieve.replace(ID, segment(id)));
    }

    /** Path of the parent's child with that id (its own one, not qualified), ready for a URL; empty when there is none. */
    public Optional<String> pathOf(String parentId, String id) {
        return Optional.ofNullable(retrievePath)
                .map(retrieve -> retrieve.replace(PARENT, segment(parentId)).replace(ID, segment(id)));
    }

    /** Id of the parent in the path of one of its children; empty when it is none. */
    public Optional<String> parentIn(String childPath) {
        String[] known = String.valueOf(retrievePath).split("/", -1);
        String[] given = childPath.split("/", -1);
        int at = Arrays.asList(known).indexOf(PARENT);
        boolean fits = at >= 0 && known.length == given.length;
        for (int i = 0; fits && i < known.length; i++) {
            fits = known[i].startsWith("{") ? !given[i].isEmpty() : known[i].equals(given[i]);
        }
        return fits ? Optional.of(URLDecoder.decode(given[at], StandardCharsets.UTF_8)) : Optional.empty();
    }

    /** Parameters of a call that reads one object, so that it shows no less of it than the list does. */
    public List<Map.Entry<String, String>> retrieveParameters() {
        return fixedParameters.entrySet().stream()
                .filter(parameter -> parameter.getKey().equals(INCLUDE) || isExpansion(parameter))
                .map(parameter -> isExpansion(parameter)
                        ? Map.entry(
                                parameter.getKey(),
                                parameter.getValue().substring(expansionPrefix().length()))
                        : parameter)
                .toList();
    }

    /**
     * The same stream with references expanded in its objects.
     *
     * @param references paths from the object, such as {@code customer}
     */
    public StreamDefinition expanding(List<String> references) {
        if (references.isEmpty()) {
            return this;
        }
        Map<String, String> parameters = new HashMap<>(fixedParameters);
        for (int i = 0; i < references.size(); i++) {
            parameters.put(EXPAND + i + "]", expansionPrefix() + references.get(i));
        }
        return new StreamDefinition(
                name,
                alias,
                resources,
                path,
                streamClass,
                paging,
                parent,
                createdFilter,
                exhaustive,
                testClocks,
                parameters,
                retrievePath,
                fields);
    }

    /** Whether references are expanded in its objects. */
    public boolean isExpanded() {
        return fixedParameters.entrySet().stream().anyMatch(StreamDefinition::isExpansion);
    }

    /** Whether what an event tells of can be read anew: the object, or all children of a parent. */
    public boolean isReadOneByOne() {
        boolean inSets = parent != null && parent.form() == ParentLink.Form.INLINE;
        return retrievePath != null || paging == Paging.SINGLE || inSets;
    }

    private static boolean isExpansion(Map.Entry<String, String> parameter) {
        return parameter.getKey().startsWith(EXPAND);
    }

    /** What is said of a list is said of what it lists. */
    private String expansionPrefix() {
        return paging == Paging.SINGLE ? "" : OF_EACH;
    }

    /** Whether its events are those of v2, which name an object and do not carry it. */
    public boolean hasThinEvents() {
        return paging == Paging.NEXT_PAGE;
    }

    private static String segment(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

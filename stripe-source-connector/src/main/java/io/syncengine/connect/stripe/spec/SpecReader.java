// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import io.syncengine.connect.protocol.FieldKind;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads Stripe's OpenAPI description. The only class that sees the parser's types. It takes seconds and some hundred
 * megabytes, so the bundled version is read while building.
 */
public final class SpecReader {

    private static final Pattern VERSION = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(\\.[a-z0-9_-]+)?");
    private static final Pattern ITEM_PATH = Pattern.compile("(/v1/[^{}]+)/\\{[^/{}]+}");
    private static final String EXPANSION = "x-expansionResources";
    private static final String RESOURCE_ID = "x-resourceId";

    /** Parameters that a list may ask for without needing anything that is not known. */
    private static final Set<String> PAGING = Set.of("limit", "starting_after", "ending_before", "created", "expand");

    private final OpenAPI document;
    private final Map<String, String> itemPaths;

    private SpecReader(OpenAPI document) {
        this.document = document;
        this.itemPaths = itemPaths(document);
    }

    /**
     * Reads a description, JSON or YAML in UTF-8. The stream is not closed.
     *
     * @throws IllegalArgumentException saying why, if the text is no OpenAPI 3.0 document of Stripe's API
     */
    public static ApiDescription read(InputStream in) throws IOException {
        ParseOptions options = new ParseOptions();
        options.setResolve(false);
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        SwaggerParseResult result = new OpenAPIV3Parser().readContents(text, null, options);
        OpenAPI document = result.getOpenAPI();
        if (document == null || document.getPaths() == null || document.getInfo() == null) {
            throw new IllegalArgumentException("not an OpenAPI 3.0 document: " + result.getMessages());
        }
        String version = document.getInfo().getVersion();
        if (version == null || !VERSION.matcher(version).matches()) {
            throw new IllegalArgumentException("version '" + version + "' is none of Stripe's API");
        }
        return new ApiDescription(version, new SpecReader(document).lists());
    }

    private List<ListOperation> lists() {
        List<ListOperation> lists = new ArrayList<>();
        new TreeMap<>(document.getPaths()).forEach((path, item) -> {
            if (path.startsWith("/v1/") && !path.contains("{") && item.getGet() != null) {
                ListOperation list = list(path, item);
                if (list != null) {
                    lists.add(list);
                }
            }
        });
        return lists;
    }

    private @Nullable ListOperation list(String path, PathItem pathItem) {
        Operation operation = pathItem.getGet();
        Schema<?> items = listItems(answer(operation));
        if (items == null || items.get$ref() == null) {
            return null;
        }
        Set<String> names = new HashSet<>();
        for (Parameter parameter : queryParameters(pathItem, operation)) {
            names.add(parameter.getName());
            if (Boolean.TRUE.equals(parameter.getRequired()) && !PAGING.contains(parameter.getName())) {
                return null;
            }
        }
        Schema<?> resource = target(items);
        return new ListOperation(
                path,
                resourceId(resource, items.get$ref()),
                names.contains("created"),
                names.contains("limit") && names.contains("starting_after"),
                itemPaths.get(path),
                fields(resource));
    }

    private List<FieldDefinition> fields(Schema<?> resource) {
        List<FieldDefinition> fields = new ArrayList<>();
        if (resource.getProperties() != null) {
            for (String name : resource.getProperties().keySet()) {
                fields.add(
                        new FieldDefinition(name, kind(resource.getProperties().get(name))));
            }
        }
        return fields;
    }

    private FieldKind kind(Schema<?> property) {
        if (property.getExtensions() != null && property.getExtensions().containsKey(EXPANSION)) {
            return FieldKind.REFERENCE;
        }
        Schema<?> schema = target(property);
        List<Schema<?>> members = members(schema);
        if (!members.isEmpty()) {
            return unionKind(members);
        }
        String type = schema.getType();
        if (type == null) {
            return FieldKind.JSON;
        }
        String format = Objects.requireNonNullElse(schema.getFormat(), "");
        switch (type) {
            case "integer":
                return format.equals("unix-time") ? FieldKind.TIMESTAMP : FieldKind.INT64;
            case "number":
                return format.equals("decimal") ? FieldKind.STRING : FieldKind.FLOAT64;
            case "boolean":
                return FieldKind.BOOLEAN;
            case "string":
                return FieldKind.STRING;
            default:
                return FieldKind.JSON;
        }
    }

    /** A union of one scalar kind, such as an open and a closed enum, is that kind; every other union is JSON. */
    private FieldKind unionKind(List<Schema<?>> members) {
        Set<FieldKind> kinds = new HashSet<>();
        for (Schema<?> member : members) {
            kinds.add(kind(member));
        }
        return kinds.size() == 1 ? kinds.iterator().next() : FieldKind.JSON;
    }

    /** The parser's lists of alternatives are of a raw type. */
    private static List<Schema<?>> members(Schema<?> union) {
        List<Schema<?>> members = new ArrayList<>();
        for (@Nullable List<?> alternatives : Arrays.asList(union.getAnyOf(), union.getOneOf(), union.getAllOf())) {
            for (Object alternative : alternatives == null ? List.of() : alternatives) {
                members.add((Schema<?>) alternative);
            }
        }
        return members;
    }

    /** The schema itself, or the component that it refers to. */
    private Schema<?> target(Schema<?> schema) {
        Schema<?> target = schema;
        for (int depth = 0; target.get$ref() != null; depth++) {
            Schema<?> next = document.getComponents() == null
                    ? null
                    : document.getComponents().getSchemas().get(component(target.get$ref()));
            if (next == null || depth > 10) {
                throw new IllegalArgumentException("nothing found at " + target.get$ref());
            }
            target = next;
        }
        return target;
    }

    private static String resourceId(Schema<?> resource, String reference) {
        Object id = resource.getExtensions() == null
                ? null
                : resource.getExtensions().get(RESOURCE_ID);
        return id instanceof String text ? text : component(reference);
    }

    private static String component(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    /** Schema of the items if the answer is one of v1's lists; searches look alike, but name another {@code object}. */
    private static @Nullable Schema<?> listItems(@Nullable Schema<?> answer) {
        if (answer == null || answer.getProperties() == null) {
            return null;
        }
        Schema<?> object = answer.getProperties().get("object");
        Schema<?> data = answer.getProperties().get("data");
        boolean isList =
                object != null && object.getEnum() != null && object.getEnum().contains("list");
        return isList && data != null ? data.getItems() : null;
    }

    private static @Nullable Schema<?> answer(Operation operation) {
        ApiResponse response = operation.getResponses() == null
                ? null
                : operation.getResponses().get("200");
        Content content = response == null ? null : response.getContent();
        MediaType json = content == null ? null : content.get("application/json");
        return json == null ? null : json.getSchema();
    }

    private static List<Parameter> queryParameters(PathItem item, Operation operation) {
        return Stream.of(item.getParameters(), operation.getParameters())
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .filter(parameter -> "query".equals(parameter.getIn()))
                .toList();
    }

    /** Path of a list to the path of one of its items, whatever the description calls the id. */
    private static Map<String, String> itemPaths(OpenAPI document) {
        Map<String, String> paths = new TreeMap<>();
        document.getPaths().forEach((path, item) -> {
            Matcher matcher = ITEM_PATH.matcher(path);
            if (matcher.matches() && item.getGet() != null && answer(item.getGet()) != null) {
                paths.put(matcher.group(1), matcher.group(1) + "/{id}");
            }
        });
        return paths;
    }
}

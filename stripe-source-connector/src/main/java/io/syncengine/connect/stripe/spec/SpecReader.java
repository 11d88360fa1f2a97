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
import java.util.HashMap;
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
 * Reads Stripe's OpenAPI description. With {@link SchemaView} the only class that sees the parser's types. It takes
 * seconds and some hundred megabytes, so the bundled version is read while building.
 */
public final class SpecReader {

    private static final Pattern VERSION = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(\\.[a-z0-9_-]+)?");

    /** Without variable, or with one that stands in the middle, which then is the parent's id. */
    private static final Pattern READABLE_PATH = Pattern.compile("(/v[12]/[^{}]+)(?:\\{[^/{}]+}(/[^{}]+))?");

    private static final Pattern ITEM_PATH = Pattern.compile("(/v[12]/.+)/\\{[^/{}]+}");

    private final OpenAPI document;
    private final SchemaView schemas;
    private final Map<String, String> itemPaths;

    private SpecReader(OpenAPI document) {
        this.document = document;
        this.schemas = new SchemaView(document);
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
            String readable = readablePath(path);
            if (readable != null && item.getGet() != null) {
                ListOperation list = list(readable, item);
                if (list != null) {
                    lists.add(list);
                }
            }
        });
        return lists;
    }

    private @Nullable ListOperation list(String path, PathItem pathItem) {
        Operation operation = pathItem.getGet();
        Schema<?> answer = answer(operation);
        if (answer == null) {
            return null;
        }
        Map<String, List<String>> parameters = new HashMap<>();
        Set<String> required = new HashSet<>();
        for (Parameter parameter : queryParameters(pathItem, operation)) {
            parameters.put(parameter.getName(), values(parameter));
            if (Boolean.TRUE.equals(parameter.getRequired())) {
                required.add(parameter.getName());
            }
        }
        Paging paging = paging(answer, parameters.keySet());
        Schema<?> items = paging == Paging.SINGLE ? answer : items(answer);
        SchemaView.Resources found = items == null ? null : schemas.resources(items);
        if (found == null) {
            return null;
        }
        List<FieldDefinition> fields = new ArrayList<>(found.fields());
        if (paging == Paging.SINGLE
                && fields.stream().noneMatch(field -> field.name().equals("id"))) {
            fields.add(0, new FieldDefinition("id", FieldKind.STRING));
        }
        return new ListOperation(path, found.names(), paging, parameters, required, itemPaths.get(path), fields);
    }

    /** Searches look like lists of v1, but name another {@code object}. */
    private static Paging paging(Schema<?> answer, Set<String> parameters) {
        Map<String, ?> properties = answer.getProperties() == null ? Map.of() : answer.getProperties();
        if (!properties.containsKey("data")) {
            return Paging.SINGLE;
        }
        if (properties.containsKey("next_page_url")) {
            return Paging.NEXT_PAGE;
        }
        return parameters.contains("limit") && parameters.contains("starting_after") ? Paging.CURSOR : Paging.WHOLE;
    }

    /** Schema of the items if the answer is a list; null for a search. */
    private static @Nullable Schema<?> items(Schema<?> answer) {
        Schema<?> object = answer.getProperties().get("object");
        Schema<?> data = answer.getProperties().get("data");
        boolean isNamedList =
                object != null && object.getEnum() != null && object.getEnum().contains("list");
        boolean isList = isNamedList || answer.getProperties().containsKey("next_page_url");
        return isList && data != null ? data.getItems() : null;
    }

    private static List<String> values(Parameter parameter) {
        List<?> values =
                parameter.getSchema() == null ? null : parameter.getSchema().getEnum();
        return values == null
                ? List.of()
                : values.stream().map(Object::toString).toList();
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

    /** The path with <code>{parent}</code> for its variable, whatever the description calls that; null: not readable. */
    private static @Nullable String readablePath(String path) {
        Matcher matcher = READABLE_PATH.matcher(path);
        if (!matcher.matches()) {
            return null;
        }
        return matcher.group(2) == null ? path : matcher.group(1) + "{parent}" + matcher.group(2);
    }

    /** Path of a list to the path of one of its items, both with our names of variables. */
    private static Map<String, String> itemPaths(OpenAPI document) {
        Map<String, String> paths = new TreeMap<>();
        document.getPaths().forEach((path, item) -> {
            Matcher matcher = ITEM_PATH.matcher(path);
            if (matcher.matches() && item.getGet() != null && answer(item.getGet()) != null) {
                String list = readablePath(matcher.group(1));
                if (list != null) {
                    paths.put(list, list + "/{id}");
                }
            }
        });
        return paths;
    }
}

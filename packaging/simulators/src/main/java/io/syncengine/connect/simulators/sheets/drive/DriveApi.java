// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.drive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.exchange.SimAnswer;
import io.syncengine.connect.simulators.exchange.SimRequest;
import io.syncengine.connect.simulators.sheets.access.Principal;
import io.syncengine.connect.simulators.sheets.api.SheetsApi;
import io.syncengine.connect.simulators.sheets.files.Files;
import io.syncengine.connect.simulators.sheets.files.SheetFile;
import io.syncengine.connect.simulators.sheets.message.ApiException;
import io.syncengine.connect.simulators.sheets.message.FieldMask;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The Drive API v3 over the same set of files, which are spreadsheets all. */
public final class DriveApi {
    static final String SPREADSHEET = "application/vnd.google-apps.spreadsheet";

    private static final String ROOT = "/drive/v3/files";
    private static final String PERMISSIONS = "/permissions";
    private static final FieldMask USUAL = FieldMask.ofAny("kind,files(kind,id,name,mimeType)");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Files files;
    private final SheetsApi sheets;
    private final InstantSource clock;
    private Duration lag = Duration.ZERO;

    /** @param clock that files are dated by */
    public DriveApi(Files files, SheetsApi sheets, InstantSource clock) {
        this.files = files;
        this.sheets = sheets;
        this.clock = clock;
    }

    /** How long searches do not show what was made. */
    public void lag(Duration other) {
        lag = other;
    }

    /** Whether a request is one for this API, and not for that of spreadsheets. */
    public static boolean isFor(SimRequest request) {
        return request.path().startsWith("/drive/");
    }

    /**
     * Answers a request.
     *
     * @throws ApiException when it is refused; then nothing has changed
     */
    public SimAnswer answer(SimRequest request, Principal principal) {
        String path = request.path();
        if (path.equals(ROOT)) {
            return SheetsApi.json(
                    switch (request.method()) {
                        case "GET" -> list(request, principal);
                        case "POST" -> create(request, principal);
                        default -> throw ApiException.notFound("Method not found.");
                    });
        }
        if (!path.startsWith(ROOT + "/")) {
            throw ApiException.notFound("Method not found.");
        }
        String rest = path.substring(ROOT.length() + 1);
        if (request.method().equals("POST") && rest.endsWith(PERMISSIONS)) {
            SheetFile file = files.get(rest.substring(0, rest.length() - PERMISSIONS.length()));
            file.check(principal, true);
            return SheetsApi.json(share(file, body(request)));
        }
        boolean isPatch = request.method().equals("PATCH")
                || (request.method().equals("POST")
                        && request.header("X-HTTP-Method-Override").equals(Optional.of("PATCH")));
        if (!isPatch || rest.contains("/")) {
            throw ApiException.notFound("Method not found.");
        }
        SheetFile file = files.get(rest);
        file.check(principal, true);
        return SheetsApi.json(update(request, file));
    }

    /** Trash, and what the application has noted. */
    private JsonNode update(SimRequest request, SheetFile file) {
        JsonNode body = body(request);
        if (body.has("name")) {
            throw ApiException.invalid("renaming is not simulated");
        }
        file.note(properties(body));
        if (body.has("trashed")) {
            file.trash(body.path("trashed").asBoolean());
        }
        return shown(request, file);
    }

    private static Map<String, String> properties(JsonNode body) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : body.path("appProperties").properties()) {
            properties.put(entry.getKey(), entry.getValue().asText());
        }
        return properties;
    }

    /** Those that somebody owns, the newest first. */
    private JsonNode list(SimRequest request, Principal principal) {
        DriveQuery query = DriveQuery.of(request.query("q").orElse(""));
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("kind", "drive#fileList");
        ArrayNode found = answer.putArray("files");
        for (SheetFile file : files.all()) {
            if (file.isOwner(principal) && isIndexed(file) && query.finds(file)) {
                found.insert(0, json(file));
            }
        }
        return request.query("fields").map(FieldMask::ofAny).orElse(USUAL).cut(answer);
    }

    private boolean isIndexed(SheetFile file) {
        return !clock.instant().isBefore(file.created().plus(lag));
    }

    private JsonNode create(SimRequest request, Principal principal) {
        JsonNode body = body(request);
        String type = body.path("mimeType").asText("");
        if (!type.equals(SPREADSHEET)) {
            throw ApiException.invalid("files of type '" + type + "' are not simulated");
        }
        SheetFile file = sheets.create(null, body.path("name").asText("Untitled"), principal.name(), null);
        file.made(clock.instant(), properties(body));
        return shown(request, file);
    }

    private static JsonNode share(SheetFile file, JsonNode body) {
        String address = body.path("emailAddress").asText("");
        if (!body.path("type").asText().equals("user") || address.indexOf('@') < 1) {
            throw ApiException.invalid(
                    "The specified emailAddress is invalid or not applicable for the given permission type.");
        }
        SheetFile.Role role = switch (body.path("role").asText()) {
            case "writer" -> SheetFile.Role.WRITER;
            case "reader", "commenter" -> SheetFile.Role.READER;
            default -> throw ApiException.invalid("The specified role is invalid or not supported.");
        };
        file.share(address, role);
        return permission(address, role);
    }

    /** What a request wants to see of the file that it made or changed. */
    private static JsonNode shown(SimRequest request, SheetFile file) {
        return request.query("fields")
                .map(FieldMask::ofAny)
                .orElse(USUAL.of("files"))
                .cut(json(file));
    }

    private static ObjectNode json(SheetFile file) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("kind", "drive#file")
                .put("id", file.workbook().id())
                .put("name", file.workbook().title())
                .put("mimeType", SPREADSHEET)
                .put("createdTime", file.created().toString())
                .put("trashed", file.isTrashed());
        ObjectNode properties = json.putObject("appProperties");
        file.properties().forEach(properties::put);
        ArrayNode permissions = json.putArray("permissions");
        file.roles().forEach((name, role) -> permissions.add(permission(name, role)));
        return json;
    }

    private static ObjectNode permission(String name, SheetFile.Role role) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kind", "drive#permission")
                .put("type", "user")
                .put("role", role.name().toLowerCase(Locale.ROOT))
                .put("emailAddress", name);
    }

    private static JsonNode body(SimRequest request) {
        try {
            return JSON.readTree(request.body());
        } catch (IOException e) {
            throw ApiException.invalid("Parse Error");
        }
    }
}

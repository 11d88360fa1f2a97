// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.api;

import io.syncengine.connect.simulators.exchange.SimRequest;
import io.syncengine.connect.simulators.sheets.message.ApiException;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the path of a request means.
 *
 * @param action such as {@code batchUpdate} or {@code values.get}
 * @param spreadsheet its id; empty where one is created
 * @param rest a range or an id behind that
 */
record Route(String action, String spreadsheet, String rest) {
    private static final String ROOT = "/v4/spreadsheets";
    private static final Set<String> READS = Set.of(
            "get",
            "getByDataFilter",
            "developerMetadata.search",
            "developerMetadata.get",
            "values.get",
            "values.batchGet",
            "values.batchGetByDataFilter");

    boolean isWrite() {
        return !READS.contains(action);
    }

    /** Id of the spreadsheet that a path is about; empty: none. */
    static Optional<String> spreadsheetOf(String path) {
        if (!path.startsWith(ROOT + "/")) {
            return Optional.empty();
        }
        String rest = path.substring(ROOT.length() + 1);
        int end = 0;
        while (end < rest.length() && rest.charAt(end) != '/' && rest.charAt(end) != ':') {
            end++;
        }
        return Optional.of(rest.substring(0, end));
    }

    /** @throws ApiException when there is no such route */
    static Route of(SimRequest request) {
        String path = request.path();
        if (path.equals(ROOT) && request.method().equals("POST")) {
            return new Route("create", "", "");
        }
        String id = spreadsheetOf(path).orElseThrow(() -> ApiException.notFound("Method not found."));
        return of(request.method(), id, path.substring(ROOT.length() + 1 + id.length()));
    }

    private static Route of(String method, String id, String rest) {
        return switch (method + " " + rest) {
            case "GET " -> new Route("get", id, "");
            case "POST :getByDataFilter" -> new Route("getByDataFilter", id, "");
            case "POST :batchUpdate" -> new Route("batchUpdate", id, "");
            case "POST /developerMetadata:search" -> new Route("developerMetadata.search", id, "");
            case "GET /values:batchGet" -> new Route("values.batchGet", id, "");
            case "POST /values:batchGetByDataFilter" -> new Route("values.batchGetByDataFilter", id, "");
            case "POST /values:batchUpdate" -> new Route("values.batchUpdate", id, "");
            case "POST /values:batchClear" -> new Route("values.batchClear", id, "");
            default -> below(method, id, rest);
        };
    }

    private static Route below(String method, String id, String rest) {
        String metadata = "/developerMetadata/";
        if (rest.startsWith(metadata) && method.equals("GET")) {
            return new Route("developerMetadata.get", id, rest.substring(metadata.length()));
        }
        String values = "/values/";
        return rest.startsWith(values) ? ofRange(method, id, rest.substring(values.length())) : none();
    }

    /** @param range with its verb, if there is one */
    private static Route ofRange(String method, String id, String range) {
        for (String verb : List.of("append", "clear")) {
            if (method.equals("POST") && range.endsWith(":" + verb)) {
                return new Route("values." + verb, id, range.substring(0, range.length() - verb.length() - 1));
            }
        }
        return switch (method) {
            case "GET" -> new Route("values.get", id, range);
            case "PUT" -> new Route("values.update", id, range);
            default -> none();
        };
    }

    private static Route none() {
        throw ApiException.notFound("Method not found.");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.google;

import com.google.api.client.googleapis.MethodOverride;
import com.google.api.client.googleapis.json.GoogleJsonResponseException;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpRequestFactory;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.json.JsonHttpContent;
import com.google.api.client.json.GenericJson;
import com.google.api.client.json.JsonFactory;
import com.google.api.client.json.JsonObjectParser;
import com.google.api.client.json.gson.GsonFactory;
import io.syncengine.connect.sheets.grid.FailureKind;
import io.syncengine.connect.sheets.grid.SheetsException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Spreadsheets that a connector has made. Each has a mark, which only programs of the same project at Google see, and by which
 * it is found again wherever it is moved. A search may lag behind what was made or marked.
 */
public final class DriveFiles {

    private static final String MARK = "ssync.connector";
    private static final String FILLED = "ssync.filled";
    private static final String YES = "yes";

    /** A mark that nobody looks for. */
    private static final String GIVEN_UP = "given-up";

    private static final String FILES = "/drive/v3/files";
    private static final String TYPE = "application/vnd.google-apps.spreadsheet";
    private static final String FIELDS = "id,createdTime,trashed,driveId,appProperties,permissions(emailAddress)";
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(60);
    private static final JsonFactory JSON = GsonFactory.getDefaultInstance();

    /**
     * A spreadsheet that is there.
     *
     * @param created when, as a text that sorts by time
     * @param isTrashed whether it lies in the trash, where it could still be written to
     * @param isFilled whether it was noted to have had all rows once
     * @param isOfTeam whether it lies in a shared drive, whose members see it and Google does not tell who they are
     * @param people addresses of those who can see it, in lower case
     */
    public record Found(
            String id, String created, boolean isTrashed, boolean isFilled, boolean isOfTeam, Set<String> people) {

        /** The one to use comes first: one that is not in the trash and has had all rows, of more than one the oldest. */
        static final Comparator<Found> ORDER = Comparator.comparing(Found::isTrashed)
                .thenComparing(found -> !found.isFilled())
                .thenComparing(Found::created)
                .thenComparing(Found::id);

        private static Found of(Map<?, ?> file) {
            Set<String> people = new HashSet<>();
            for (Map<?, ?> permission : maps(file.get("permissions"))) {
                people.add(text(permission, "emailAddress").toLowerCase(Locale.ROOT));
            }
            boolean isFilled = file.get("appProperties") instanceof Map<?, ?> properties
                    && text(properties, FILLED).equals(YES);
            return new Found(
                    text(file, "id"),
                    text(file, "createdTime"),
                    Boolean.TRUE.equals(file.get("trashed")),
                    isFilled,
                    !text(file, "driveId").isEmpty(),
                    people);
        }
    }

    private final HttpRequestFactory requests;
    private final String url;
    private final String mark;
    private final Answers answers;

    /**
     * Files of one connector.
     *
     * @param url where the Drive API is, without a slash at its end
     * @param name what the mark is made of
     */
    public DriveFiles(Connection connection, String url, String name) {
        this.requests = connection.transport().createRequestFactory(request -> {
            connection.credentials().initialize(request);
            request.setConnectTimeout((int) connection.connectTimeout().toMillis());
            request.setReadTimeout((int) READ_TIMEOUT.toMillis());
            request.setParser(new JsonObjectParser(JSON));
        });
        this.url = url + FILES;
        // A property is short, and a search has no need to quote these characters.
        this.mark =
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        this.answers = new Answers(connection.account());
    }

    /** The one that a task would use now; empty if it would make one. */
    public Optional<Found> first() throws SheetsException {
        return find().stream().min(Found.ORDER).filter(found -> !found.isTrashed());
    }

    /** Those with the mark, those in the trash as well, in any order. */
    List<Found> find() throws SheetsException {
        GenericUrl where = new GenericUrl(url);
        where.set(
                "q", "appProperties has { key='" + MARK + "' and value='" + mark + "' } and mimeType = '" + TYPE + "'");
        // Also where somebody has moved it to a shared drive.
        where.set("includeItemsFromAllDrives", true);
        where.set("supportsAllDrives", true);
        where.set("fields", "files(" + FIELDS + ")");
        List<Found> found = new ArrayList<>();
        maps(send("GET", where, null).get("files")).forEach(file -> found.add(Found.of(file)));
        return found;
    }

    /** Makes one that nobody else can see. */
    Found create(String title) throws SheetsException {
        GenericUrl where = new GenericUrl(url);
        where.set("fields", FIELDS);
        Found made = Found.of(
                send("POST", where, Map.of("name", title, "mimeType", TYPE, "appProperties", Map.of(MARK, mark))));
        if (made.id().isEmpty()) {
            throw new SheetsException(FailureKind.UNCLEAR, "Google Drive names no id for what it has made", null);
        }
        return made;
    }

    /** Makes somebody an editor; Google writes to them. */
    void share(String id, String address) throws SheetsException {
        GenericUrl where = new GenericUrl(url + "/" + id + "/permissions");
        where.set("fields", "id");
        send("POST", where, Map.of("type", "user", "role", "writer", "emailAddress", address));
    }

    /** Notes that it has had all rows. */
    void noteFilled(String id) throws SheetsException {
        note(id, FILLED, YES);
    }

    /** Has it never be found again. */
    void giveUp(String id) throws SheetsException {
        note(id, MARK, GIVEN_UP);
    }

    private void note(String id, String name, String value) throws SheetsException {
        GenericUrl where = new GenericUrl(url + "/" + id);
        where.set("supportsAllDrives", true);
        where.set("fields", "id");
        send("PATCH", where, Map.of("appProperties", Map.of(name, value)));
    }

    private GenericJson send(String method, GenericUrl where, @Nullable Map<String, Object> body)
            throws SheetsException {
        try {
            HttpRequest request =
                    requests.buildRequest(method, where, body == null ? null : new JsonHttpContent(JSON, body));
            // Java's own client cannot send PATCH; Google takes it from a header.
            new MethodOverride().intercept(request);
            HttpResponse answer = GoogleJsonResponseException.execute(JSON, request);
            try {
                GenericJson json = answer.parseAs(GenericJson.class);
                if (json == null) {
                    throw new IOException("an answer without a body");
                }
                return json;
            } finally {
                answer.disconnect();
            }
        } catch (IOException e) {
            throw answers.ofFiles(e);
        } catch (IllegalStateException e) {
            // Credentials that cannot be refreshed, after an answer of 401.
            throw answers.unauthorized(e);
        } catch (RuntimeException e) {
            // What came as a success is cut off or no JSON of the expected shape: the client's parser throws anything.
            throw answers.ofFiles(new IOException("an answer that cannot be read", e));
        }
    }

    private static List<Map<?, ?>> maps(@Nullable Object value) {
        List<Map<?, ?>> maps = new ArrayList<>();
        for (Object element : value instanceof List<?> list ? list : List.of()) {
            if (element instanceof Map<?, ?> map) {
                maps.add(map);
            }
        }
        return maps;
    }

    private static String text(Map<?, ?> map, String name) {
        Object value = map.get(name);
        return value == null ? "" : value.toString();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.cli.outcome.CommandFailure;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The right to write, taken over as a task of the sink would take it: each write carries a tag whose id can be used once, so
 * that no late write of a task that was stopped, nor one of ours, is carried out after the claim or after its id was used up.
 */
final class Claim {

    private static final String KEY = "ssync.f";

    /** Generation, kind and a text that tells writes of one id apart. */
    private static final Pattern TOKEN = Pattern.compile("(\\d{1,18})\\.([cdb])(.*)");

    private static final int TRIES = 5;
    private static final long PAUSE_MS = 1_000;

    private final SheetsApi api;
    private final RandomGenerator random;
    private final boolean isFenced;
    private long generation;
    private int next;

    /** @param isFenced false where the sink is told that Google takes an id twice */
    Claim(SheetsApi api, RandomGenerator random, boolean isFenced) {
        this.api = api;
        this.random = random;
        this.isFenced = isFenced;
    }

    /** Takes it. */
    void take() throws CommandFailure, SheetsFailure, IOException, InterruptedException {
        if (!isFenced) {
            return;
        }
        int floor = 0;
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Seen seen = look(0);
            int id = Math.max(floor, seen.newest == 0 ? random.nextInt(1, 1 << 30) : seen.newest + 1);
            String token = (seen.generation + 1) + ".c" + nonce();
            if (isSent(id, token)) {
                generation = seen.generation + 1;
                next = id + 1;
                return;
            }
            floor = id + 1;
        }
        throw CommandFailure.of("the spreadsheet cannot be claimed: something else writes to it all the time");
    }

    private boolean isSent(int id, String token)
            throws CommandFailure, SheetsFailure, IOException, InterruptedException {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            try {
                api.write(JsonNodeFactory.instance.arrayNode().add(tag(id, token)));
                return true;
            } catch (SheetsFailure e) {
                if (e.isRefused()) {
                    return token.equals(look(id).value);
                }
                Thread.sleep(PAUSE_MS << attempt);
            }
        }
        throw SheetsFailure.unclear("Google does not say what becomes of writes");
    }

    /**
     * Writes.
     *
     * @return false: nothing was written, or what was is to be seen now and nothing more will come of it
     */
    boolean write(ArrayNode requests) throws CommandFailure, SheetsFailure, IOException, InterruptedException {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        if (isFenced) {
            all.add(tag(next, generation + ".d" + nonce()));
        }
        all.addAll(requests);
        try {
            api.write(all);
            next++;
            return true;
        } catch (SheetsFailure e) {
            if (!isFenced) {
                throw e;
            }
            if (e.isRefused()) {
                isTaken();
            } else {
                burn();
            }
            return false;
        }
    }

    /** Uses the id up, so that a write whose outcome is not known cannot come later. */
    private void burn() throws CommandFailure, SheetsFailure, IOException, InterruptedException {
        if (isSent(next, generation + ".b" + nonce())) {
            next++;
        } else if (!isTaken()) {
            throw SheetsFailure.unclear("Google does not say what became of the last write");
        }
    }

    private boolean isTaken() throws CommandFailure, SheetsFailure, IOException, InterruptedException {
        Seen seen = look(next);
        if (seen.generation > generation) {
            throw CommandFailure.of("a task has claimed the spreadsheet meanwhile: something else writes to it");
        }
        if (seen.value == null) {
            return false;
        }
        next++;
        return true;
    }

    private record Seen(
            int newest, long generation, @Nullable String value) {}

    private Seen look(int id) throws CommandFailure, SheetsFailure, IOException, InterruptedException {
        int newest = 0;
        long highest = 0;
        String value = null;
        for (JsonNode match : api.tags(List.of(KEY))) {
            JsonNode tag = match.path("developerMetadata");
            String text = tag.path("metadataValue").asText();
            Matcher token = TOKEN.matcher(text);
            if (token.matches()) {
                int found = tag.path("metadataId").asInt();
                newest = Math.max(newest, found);
                highest = Math.max(highest, Long.parseLong(token.group(1)));
                value = found == id ? text : value;
            }
        }
        return new Seen(newest, highest, value);
    }

    private String nonce() {
        return String.format("%08x", random.nextInt());
    }

    private static ObjectNode tag(int id, String token) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        ObjectNode tag = request.putObject("createDeveloperMetadata").putObject("developerMetadata");
        tag.put("metadataId", id)
                .put("metadataKey", KEY)
                .put("metadataValue", token)
                .put("visibility", "DOCUMENT");
        tag.putObject("location").put("spreadsheet", true);
        return request;
    }
}

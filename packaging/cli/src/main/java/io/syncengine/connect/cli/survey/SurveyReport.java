// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.survey;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.quickstart.progress.Texts;
import io.syncengine.connect.verify.survey.StreamFacts;
import io.syncengine.connect.verify.survey.StreamSight;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Streams, and what was seen of them.
 *
 * @param apiVersion that the streams are those of
 * @param account {@code acct_…}; empty: nobody was asked, or the key may not say
 * @param streams all that were selected
 * @param sights by the stream's name; empty where nobody was asked
 */
public record SurveyReport(
        String apiVersion, String account, List<StreamFacts> streams, Map<String, StreamSight> sights) {

    private static final double TWO_DIGITS = 100;

    public SurveyReport {
        streams = List.copyOf(streams);
        sights = Map.copyOf(sights);
    }

    /** A line for each stream, then a summary. */
    public List<String> lines() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("stream", "read through", "events", "rows", "readable"));
        for (StreamFacts stream : streams) {
            StreamSight sight = sights.get(stream.name());
            rows.add(List.of(
                    stream.name(),
                    stream.parent() == null ? "" : stream.parent(),
                    stream.events().isEmpty()
                            ? "none"
                            : Integer.toString(stream.events().size()),
                    rows(sight),
                    access(sight)));
        }
        String format = "%-" + width(rows, 0) + "s  %-" + width(rows, 1) + "s  %6s  %" + width(rows, 3) + "s  %s";
        List<String> lines = new ArrayList<>();
        rows.forEach(row ->
                lines.add(String.format(Locale.ROOT, format, row.toArray()).stripTrailing()));
        lines.add("");
        lines.add(summary());
        return lines;
    }

    /** All of it. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("api_version", apiVersion);
        json.put("account", account);
        ArrayNode all = json.putArray("streams");
        for (StreamFacts stream : streams) {
            ObjectNode entry = all.addObject();
            entry.put("name", stream.name());
            entry.put("singular", stream.singular());
            entry.put("path", stream.path());
            entry.put("parent", stream.parent());
            stream.children().forEach(entry.putArray("children")::add);
            stream.events().forEach(entry.putArray("events")::add);
            StreamSight sight = sights.get(stream.name());
            if (sight != null) {
                entry.put("access", sight.access().name().toLowerCase(Locale.ROOT));
                entry.put("reason", sight.reason());
                entry.put("rows", sight.rows());
                entry.put("rows_exact", sight.isExact());
            }
        }
        return json;
    }

    /** What was seen of one stream, in a line, while others are still looked at. */
    public static String progress(StreamSight sight) {
        String rows = rows(sight);
        return sight.stream().name() + ": " + access(sight)
                + (rows.isEmpty() || rows.equals("?") ? "" : ", " + rows + " rows");
    }

    private String summary() {
        String all = Texts.count(streams.size(), "stream") + " of Stripe's API " + apiVersion;
        if (sights.isEmpty()) {
            return all + "; no account was asked.";
        }
        long refused = sights.values().stream()
                .filter(sight -> sight.access() == StreamSight.Access.REFUSED)
                .count();
        return all + "; " + refused + " refused to this key or account"
                + (account.isEmpty() ? "" : " (" + account + ")") + ".";
    }

    private static String rows(@Nullable StreamSight sight) {
        if (sight == null || sight.access() != StreamSight.Access.READABLE) {
            return "";
        }
        Long rows = sight.rows();
        if (rows == null) {
            return "?";
        }
        return sight.isExact() ? Texts.count(rows) : "~" + Texts.count(rounded(rows));
    }

    /** No more digits than an estimate is good for. */
    private static long rounded(long rows) {
        double unit = 1;
        while (rows / unit >= TWO_DIGITS) {
            unit *= 10;
        }
        return Math.round(Math.round(rows / unit) * unit);
    }

    private static String access(@Nullable StreamSight sight) {
        if (sight == null) {
            return "";
        }
        return switch (sight.access()) {
            case READABLE -> "yes";
            case REFUSED -> "no: " + Texts.printable(sight.reason());
            case UNTRIED -> "untried: " + Texts.printable(sight.reason());
        };
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(1);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.cli;

import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.catalog.ChildSpec;
import io.syncengine.connect.simulators.stripe.catalog.StreamSpec;
import io.syncengine.connect.simulators.stripe.data.StreamCounts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Streams as people name them: names, and patterns with {@code *}, with or without a number of objects. */
final class StreamCountsText {
    private final ApiCatalog catalog;

    StreamCountsText(ApiCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Deals objects over streams.
     *
     * @param total what is dealt over those named without a number, as is usual
     * @param texts names and patterns, each with or without {@code =number}; none: all streams
     * @throws IllegalArgumentException naming the text that is wrong
     */
    Map<String, Integer> deal(int total, List<String> texts) {
        if (texts.isEmpty()) {
            return StreamCounts.usual(catalog, total);
        }
        Map<String, Integer> counts = new LinkedHashMap<>();
        Set<String> without = new TreeSet<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            if (equals < 0) {
                without.addAll(names(text));
            } else {
                int count = number(text, text.substring(equals + 1));
                names(text.substring(0, equals)).forEach(name -> counts.put(name, count));
            }
        }
        without.removeAll(counts.keySet());
        dealOver(without, Math.max(0, total), counts);
        return counts;
    }

    /** @throws IllegalArgumentException when no stream has the name, or fits the pattern */
    Set<String> names(String pattern) {
        return names(pattern, top());
    }

    /** The same among all that a key may read: children, and what an account has one of, too. */
    Set<String> readable(String pattern) {
        Stream<String> singles = catalog.singles().stream().map(StreamSpec::name);
        Stream<String> children = catalog.children().stream().map(ChildSpec::name);
        return names(pattern, Stream.concat(top(), Stream.concat(singles, children)));
    }

    private Stream<String> top() {
        return Stream.concat(catalog.streams().stream(), catalog.v2().stream())
                .filter(stream -> !stream.isEvents())
                .map(StreamSpec::name);
    }

    private static Set<String> names(String pattern, Stream<String> all) {
        Pattern expression = Pattern.compile(Pattern.quote(pattern.strip()).replace("*", "\\E.*\\Q"));
        Set<String> names =
                all.filter(name -> expression.matcher(name).matches()).collect(Collectors.toCollection(TreeSet::new));
        if (names.isEmpty()) {
            throw new IllegalArgumentException("there is no stream \"" + pattern + "\"; streams are called like"
                    + " customers, payment_intents or checkout_sessions, and * stands for anything");
        }
        return names;
    }

    /** By the usual shares; what bounds and rounding leave goes to the largest stream without a bound. */
    private void dealOver(Set<String> names, int total, Map<String, Integer> counts) {
        List<StreamSpec> streams = names.stream().map(catalog::stream).toList();
        long shares = streams.stream().mapToLong(StreamCountsText::share).sum();
        int left = total;
        StreamSpec largest = null;
        for (StreamSpec stream : streams) {
            long usual = (long) total * share(stream) / Math.max(1, shares);
            int count = (int) (stream.most() == 0 ? usual : Math.min(usual, stream.most()));
            counts.put(stream.name(), count);
            left -= count;
            if (stream.most() == 0 && (largest == null || share(stream) > share(largest))) {
                largest = stream;
            }
        }
        if (largest != null) {
            counts.merge(largest.name(), left, Integer::sum);
        }
    }

    private static long share(StreamSpec stream) {
        return Math.max(1, stream.share());
    }

    private static int number(String text, String number) {
        if (!number.matches("\\d{1,8}")) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no stream with a number of objects, such as charges=5000");
        }
        return Integer.parseInt(number);
    }
}

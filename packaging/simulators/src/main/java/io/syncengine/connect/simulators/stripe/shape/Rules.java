// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.shape;

import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.catalog.StreamSpec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules that value-rules.txt can name. */
final class Rules {
    private final ApiCatalog catalog;

    Rules(ApiCatalog catalog) {
        this.catalog = catalog;
    }

    /** @throws IllegalArgumentException when the text is no rule */
    ValueRule parse(String text) {
        String[] words = text.split(" +");
        return switch (words[0]) {
            case "words" -> TextRules.words(words[1]);
            case "name" -> TextRules.NAME;
            case "email" -> TextRules.EMAIL;
            case "phone" -> TextRules.PHONE;
            case "url" -> TextRules.URL;
            case "domain" -> TextRules.DOMAIN;
            case "ip" -> TextRules.IP;
            case "uuid" -> TextRules.UUID;
            case "date" -> TextRules.DATE;
            case "token" -> TextRules.token(words[1].equals("_") ? "" : words[1], Integer.parseInt(words[2]));
            case "digits" -> TextRules.digits(Integer.parseInt(words[1]));
            case "hex" -> TextRules.hex(Integer.parseInt(words[1]));
            case "ref" -> reference(words[1]);
            case "own-id" -> Rules::ownId;
            case RuleBook.PARENT -> Rules::parent;
            case "test-clock" ->
                (out, facts, draw, epoch) -> facts.world().appendTestClock(out, facts.stream(), facts.index());
            case "account" ->
                (out, facts, draw, epoch) -> out.string(facts.world().account());
            case "one-of" -> oneOf(weighted(words));
            default -> number(words);
        };
    }

    private static ValueRule number(String[] words) {
        return switch (words[0]) {
            case "one-of-int" -> NumberRules.oneOf(words);
            case "int" -> NumberRules.between(Long.parseLong(words[1]), Long.parseLong(words[2]));
            case "amount" -> NumberRules.AMOUNT;
            case "created" -> (out, facts, draw, epoch) -> out.append(facts.created());
            case "iso-time" -> IsoTime.after(Long.parseLong(words[1]), Long.parseLong(words[2]));
            case "time" -> NumberRules.time(Long.parseLong(words[1]), Long.parseLong(words[2]));
            case "number" -> NumberRules.fraction(Double.parseDouble(words[1]), Double.parseDouble(words[2]));
            case "decimal" -> NumberRules.decimal(Long.parseLong(words[1]), Long.parseLong(words[2]));
            case "flag" -> NumberRules.flag(Integer.parseInt(words[1]));
            case "livemode" ->
                (out, facts, draw, epoch) ->
                        out.append(Boolean.toString(facts.world().livemode()));
            default -> throw new IllegalArgumentException("Not a value rule: " + String.join(" ", words));
        };
    }

    /** Id of an object of that resource; of an object that exists, where the resource has a list. */
    ValueRule reference(String resource) {
        Optional<StreamSpec> stream = catalog.byResource(resource);
        if (stream.isEmpty() || stream.get().isEvents()) {
            return TextRules.token(prefix(resource), 24);
        }
        StreamSpec target = stream.get();
        return (out, facts, draw, epoch) -> {
            out.append('"');
            facts.world().appendReference(out, target, epoch == 0 ? draw : Draws.mix(draw, epoch));
            out.append('"');
        };
    }

    private static void ownId(JsonBuffer out, ObjectFacts facts, long draw, int epoch) {
        out.append('"');
        facts.world().appendId(out, facts.stream(), facts.index());
        out.append('"');
    }

    private static void parent(JsonBuffer out, ObjectFacts facts, long draw, int epoch) {
        out.append('"');
        facts.world().appendParent(out, facts.stream(), facts.index());
        out.append('"');
    }

    /** What ids of a resource without a list start with: the first letters of its words. */
    private static String prefix(String resource) {
        StringBuilder prefix = new StringBuilder();
        for (String word : resource.split("[._]")) {
            prefix.append(word, 0, Math.min(2, word.length()));
        }
        return prefix.append('_').toString();
    }

    private static List<String> weighted(String[] words) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i < words.length; i++) {
            int star = words[i].indexOf('*');
            int weight = star < 0 ? 1 : Integer.parseInt(words[i].substring(star + 1));
            for (int n = 0; n < weight; n++) {
                values.add(star < 0 ? words[i] : words[i].substring(0, star));
            }
        }
        return values;
    }

    /** One of the values; the next one with every change. */
    static ValueRule oneOf(List<String> values) {
        String[] texts = values.stream()
                .map(value -> new JsonBuffer(32).string(value).toString())
                .toArray(String[]::new);
        return (out, facts, draw, epoch) -> {
            int first = Draws.below(draw, texts.length);
            int place = first;
            // The same value may stand in several places, as its weight.
            for (int step = 0; step < epoch; step++) {
                place = next(texts, place);
            }
            out.append(texts[place]);
        };
    }

    private static int next(String[] texts, int place) {
        for (int step = 1; step < texts.length; step++) {
            int other = (place + step) % texts.length;
            if (!texts[other].equals(texts[place])) {
                return other;
            }
        }
        return place;
    }
}

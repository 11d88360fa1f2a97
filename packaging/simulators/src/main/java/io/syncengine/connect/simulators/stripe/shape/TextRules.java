// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.shape;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** Texts. A change shows as a number behind the text, or as another text where a number would not fit. */
final class TextRules {
    private static final String[] FIRST = Words.of("first");
    private static final String[] LAST = Words.of("last");
    private static final String[] PLAIN = {
        "ada", "jenny.rosen", "info", "billing", "zoe+stripe", "max_m", "o.neill", "team"
    };
    private static final Set<String> CODES = Set.of("currency", "country", "state", "locale", "color");
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    static final ValueRule NAME = (out, facts, draw, epoch) -> {
        String name = FIRST[Draws.below(draw, FIRST.length)] + " " + LAST[Draws.below(draw << 32, LAST.length)];
        out.string(epoch == 0 ? name : name + " " + (epoch + 1));
    };
    static final ValueRule EMAIL = (out, facts, draw, epoch) -> {
        out.append('"')
                .append(PLAIN[Draws.below(draw, PLAIN.length)])
                .append('.')
                .append(facts.index());
        if (epoch > 0) {
            out.append('+').append(epoch);
        }
        out.append("@example.com\"");
    };
    static final ValueRule PHONE = (out, facts, draw, epoch) -> out.append("\"+1")
            .append(2_000_000_000L + (Draws.below(draw, 7_999_999_999L) + epoch) % 7_999_999_999L)
            .append('"');
    static final ValueRule URL = (out, facts, draw, epoch) -> out.append("\"https://pay.example.com/")
            .append(facts.world().account())
            .append('/')
            .base62(Draws.mix(draw, epoch), 40)
            .append('"');
    static final ValueRule DOMAIN = (out, facts, draw, epoch) -> out.append("\"shop-")
            .append(facts.index())
            .append('-')
            .append(epoch)
            .append(".example.com\"");
    static final ValueRule IP = (out, facts, draw, epoch) -> out.append("\"203.0.113.")
            .append((Draws.below(draw, 254) + epoch) % 254 + 1)
            .append('"');
    static final ValueRule UUID = (out, facts, draw, epoch) ->
            out.string(new java.util.UUID(Draws.mix(draw, epoch), Draws.mix(draw, ~epoch)).toString());
    static final ValueRule DATE =
            (out, facts, draw, epoch) -> out.string(LocalDate.ofEpochDay(facts.created() / 86_400 + epoch)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toLocalDate()
                    .toString());

    private TextRules() {}

    static ValueRule words(String kind) {
        String[] words = Words.of(kind);
        if (CODES.contains(kind)) {
            return Rules.oneOf(List.of(words));
        }
        return (out, facts, draw, epoch) -> {
            String word = words[Draws.below(draw, words.length)];
            out.string(epoch == 0 ? word : word + " " + (epoch + 1));
        };
    }

    /** Letters and digits after a prefix. */
    static ValueRule token(String prefix, int length) {
        return (out, facts, draw, epoch) -> out.append('"')
                .append(prefix)
                .base62(epoch == 0 ? draw : Draws.mix(draw, epoch), length)
                .append('"');
    }

    static ValueRule digits(int count) {
        return (out, facts, draw, epoch) -> {
            long rest = (Draws.mix(draw, count) >>> 1) + epoch;
            out.append('"');
            for (int i = 0; i < count; i++) {
                out.append((char) ('0' + rest % 10));
                rest /= 10;
            }
            out.append('"');
        };
    }

    static ValueRule hex(int count) {
        return (out, facts, draw, epoch) -> {
            out.append('"');
            for (int i = 0; i < count; i++) {
                out.append(HEX[Draws.below(Draws.mix(draw + epoch, i), 16)]);
            }
            out.append('"');
        };
    }
}

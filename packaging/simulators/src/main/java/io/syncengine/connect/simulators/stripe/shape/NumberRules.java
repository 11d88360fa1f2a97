// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.shape;

/** Numbers and truth values. */
final class NumberRules {
    /** Amounts in minor units: mostly small, some large. */
    static final ValueRule AMOUNT = (out, facts, draw, epoch) -> {
        int magnitude = Draws.below(draw, 20);
        long most = magnitude == 0 ? 9_000_000 : magnitude < 5 ? 200_000 : 20_000;
        out.append(100 + Draws.below(draw >>> 8, most) + epoch);
    };

    private NumberRules() {}

    static ValueRule between(long low, long high) {
        return (out, facts, draw, epoch) ->
                out.append(low + (Draws.below(draw, high - low + 1) + epoch) % (high - low + 1));
    }

    /** Seconds since 1970, {@code low} to {@code high} after the object's creation; later with every change. */
    static ValueRule time(long low, long high) {
        return (out, facts, draw, epoch) ->
                out.append(facts.created() + low + Draws.below(draw, high - low + 1) + epoch);
    }

    static ValueRule oneOf(String[] words) {
        return (out, facts, draw, epoch) ->
                out.append(words[1 + (Draws.below(draw, words.length - 1) + epoch) % (words.length - 1)]);
    }

    /** A number with up to four digits after the point; in a quarter of the objects without a point. */
    static ValueRule fraction(double low, double high) {
        long first = Math.round(low * 10_000);
        long last = Math.round(high * 10_000);
        ValueRule whole = between((long) Math.ceil(low), (long) Math.floor(high));
        return (out, facts, draw, epoch) -> {
            if (Draws.below(draw << 7, 4) == 0) {
                whole.append(out, facts, draw, epoch);
            } else {
                out.append(Double.toString(
                        (first + (Draws.below(draw, last - first + 1) + epoch) % (last - first + 1)) / 10_000.0));
            }
        };
    }

    /** A decimal as text, with up to twelve digits after the point, as Stripe's {@code …_decimal} properties. */
    static ValueRule decimal(long low, long high) {
        return (out, facts, draw, epoch) -> {
            out.append('"').append(low + (Draws.below(draw, high - low + 1) + epoch) % (high - low + 1));
            int digits = Draws.below(draw, 13);
            if (digits > 0) {
                out.append('.');
                for (int i = 1; i < digits; i++) {
                    out.append((char) ('0' + Draws.below(Draws.mix(draw, i), 10)));
                }
                // Some end in zeros, which a number would lose.
                out.append(Draws.below(draw << 7, 3) == 0 ? "50000" : "5");
            }
            out.append('"');
        };
    }

    /** @param percent of the objects that start with true; every change turns it round */
    static ValueRule flag(int percent) {
        return (out, facts, draw, epoch) ->
                out.append(Draws.below(draw, 100) < percent == (epoch % 2 == 0) ? "true" : "false");
    }
}

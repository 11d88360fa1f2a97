// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.catalog;

/**
 * How the ids of a stream look.
 *
 * @param prefix what they start with; may be empty
 * @param scheme how they go on
 * @param length characters after the prefix; 0 for the schemes of catalogues
 */
public record IdRule(String prefix, Scheme scheme, int length) {

    /** What follows the prefix. */
    public enum Scheme {
        RANDOM,
        COUNTRY,
        REPORT,
        NUMBER,
        /** One of a few names, the same below every parent. */
        CAPABILITY
    }

    /** @param text prefix and length, or a scheme without prefix; empty: objects without id */
    static IdRule parse(String text) {
        int space = text.indexOf(' ');
        return switch (text) {
            case "" -> new IdRule("", Scheme.RANDOM, 0);
            case "capability" -> new IdRule("", Scheme.CAPABILITY, 0);
            default -> parse(text.substring(0, space), text.substring(space + 1));
        };
    }

    static IdRule parse(String prefix, String length) {
        return switch (length) {
            case "country" -> new IdRule(prefix, Scheme.COUNTRY, 0);
            case "report" -> new IdRule(prefix, Scheme.REPORT, 0);
            case "number" -> new IdRule(prefix, Scheme.NUMBER, 0);
            default -> new IdRule(prefix, Scheme.RANDOM, Integer.parseInt(length));
        };
    }
}

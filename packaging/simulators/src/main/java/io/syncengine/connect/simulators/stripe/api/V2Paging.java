// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.api;

import java.util.Arrays;
import java.util.Locale;

/** How v2 lists are paged: what their links look like, and which page tokens are taken. Not thread-safe. */
public final class V2Paging {
    private Links links = Links.RELATIVE;
    private int generation;

    /** What {@code next_page_url} looks like. */
    public enum Links {
        /** A path with a query, as with Stripe. */
        RELATIVE,
        /** With this server's address. */
        ABSOLUTE,
        /** With the address of another server, which nobody with a key should follow. */
        FOREIGN;

        /** @throws IllegalArgumentException saying what there is */
        public static Links of(String name) {
            return Arrays.stream(values())
                    .filter(links -> links.text().equals(name))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException("links is " + name + ": give relative, absolute or foreign"));
        }

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Links links() {
        return links;
    }

    public void links(Links other) {
        links = other;
    }

    /** Makes all page tokens invalid that were given out so far, as Stripe may at any time. */
    public void expireTokens() {
        generation++;
    }

    int generation() {
        return generation;
    }

    /** @param host of the request */
    String link(String host, String target) {
        return switch (links) {
            case RELATIVE -> target;
            case ABSOLUTE -> "http://" + host + target;
            case FOREIGN -> "http://elsewhere.invalid" + target;
        };
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import io.syncengine.connect.stripe.spec.TextTable;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The hand-kept table of refusals that only Stripe's message tells apart. */
final class KnownRefusals {

    /** What a refusal means. {@code product} is what the account lacks. */
    record Meaning(StripeApiException.Kind kind, String product) {}

    private record Row(int status, String route, String fragment, StripeApiException.Kind kind, String product) {

        static Row of(List<String> cells) {
            return new Row(
                    Integer.parseInt(cells.get(0)),
                    cells.get(1).equals(ANY) ? "" : cells.get(1),
                    cells.get(2),
                    StripeApiException.Kind.valueOf(cells.get(3)),
                    cells.get(4));
        }

        boolean fits(int answered, String called, String message) {
            return status == answered && called.startsWith(route) && message.contains(fragment);
        }
    }

    private static final String ANY = "*";
    private static final String FROM_ROUTE = "-";
    private static final List<Row> ROWS = TextTable.rows(KnownRefusals.class, "known-refusals.txt").stream()
            .map(Row::of)
            .toList();

    private KnownRefusals() {}

    /** @param message Stripe's */
    static Optional<Meaning> find(int status, String route, String message) {
        String lowerCase = message.toLowerCase(Locale.ROOT);
        return ROWS.stream()
                .filter(row -> row.fits(status, route, lowerCase))
                .findFirst()
                .map(row -> new Meaning(row.kind, row.product.equals(FROM_ROUTE) ? product(route) : row.product));
    }

    /** The route's first name after the version: {@code issuing} of {@code /v1/issuing/cards}. */
    private static String product(String route) {
        String[] names = route.split("/");
        return names.length > 2 ? names[2] : route;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Queries that are worth running on what was synced. */
final class SampleQueries {

    static final int COUNT = 3;

    /**
     * One query.
     *
     * @param title what it answers
     * @param stream whose table it reads
     */
    record Query(String title, String stream, String sql) {}

    private static final List<Query> KNOWN = List.of(
            new Query("What was earned, by currency, in its smallest unit", "charges", """
                    select currency, count(*) as charges, sum(amount - coalesce(amount_refunded, 0)) as net
                      from stripe.charges where status = 'succeeded' group by currency order by charges desc;"""),
            new Query("The newest customers", "customers", """
                    select id, email, to_timestamp(created) as created
                      from stripe.customers order by created desc limit 5;"""),
            new Query("Subscriptions by state", "subscriptions", """
                    select status, count(*) from stripe.subscriptions group by status order by 2 desc;"""),
            new Query("Open and paid invoices", "invoices", """
                    select status, currency, count(*), sum(amount_due) as due
                      from stripe.invoices group by status, currency order by 3 desc limit 5;"""),
            new Query("Payments by state", "payment_intents", """
                    select status, count(*) from stripe.payment_intents group by status order by 2 desc;"""));

    private SampleQueries() {}

    /**
     * Queries that return rows: known ones first, then general ones on the largest tables.
     *
     * @param rows of each table
     * @return {@link #COUNT} of them, fewer only when there are no rows at all
     */
    static List<Query> choose(Map<String, Long> rows) {
        List<Query> chosen = new ArrayList<>();
        for (Query query : KNOWN) {
            if (chosen.size() < COUNT && rows.getOrDefault(query.stream(), 0L) > 0) {
                chosen.add(query);
            }
        }
        rows.entrySet().stream()
                .filter(table -> table.getValue() > 0)
                .max(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .ifPresent(table -> general(table.getKey()).forEach(query -> {
                    if (chosen.size() < COUNT) {
                        chosen.add(query);
                    }
                }));
        return chosen;
    }

    private static List<Query> general(String stream) {
        String table = "stripe." + stream;
        return List.of(
                new Query(
                        "How many there are, and how new",
                        stream,
                        "select count(*), min(_updated_at) as oldest, max(_updated_at) as newest from " + table + ";"),
                new Query(
                        "The last ones that changed, as Stripe sent them",
                        stream,
                        "select id, _updated_at, _raw_data from " + table + " order by _updated_at desc limit 5;"),
                new Query(
                        "What was written, by minute",
                        stream,
                        "select date_trunc('minute', _synced_at) as minute, count(*) from " + table
                                + " group by 1 order by 1;"));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.race;

import io.syncengine.connect.simulators.stripe.data.TrafficOptions;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What there is in an account and what is read of it.
 *
 * @param objects how many objects there are at the start, by stream
 * @param streams those that are read
 * @param mix shares of what happens to objects
 * @param children percent of the changes that happen to children
 */
record World(Map<String, Integer> objects, List<String> streams, TrafficOptions.Mix mix, int children) {

    /** Objects that stand for themselves. */
    static final World PLAIN = new World(
            Map.of("coupons", 420, "plans", 60, "products", 30),
            List.of("coupons", "plans", "products"),
            new TrafficOptions.Mix(40, 18, 12, 6, 0),
            0);

    /**
     * Children inside of their parents, which are not read themselves, and children in lists of their own. Parents stay:
     * the event of a deleted one names no more than ten of its children, and the rest waits for a sweep.
     */
    static final World FAMILIES = new World(
            Map.of("subscriptions", 60, "invoices", 40, "payment_links", 20),
            List.of("subscription_items", "invoice_line_items", "payment_link_line_items"),
            new TrafficOptions.Mix(40, 18, 0, 0, 0),
            60);

    /** Lists of v2, with thin events: objects that stand for themselves, and children that say where they belong. */
    static final World SECOND_VERSION = new World(
            Map.of(
                    "v2_core_accounts", 20,
                    "v2_core_account_persons", 80,
                    "v2_money_management_outbound_payments", 160),
            List.of("v2_core_accounts", "v2_core_account_persons", "v2_money_management_outbound_payments"),
            new TrafficOptions.Mix(40, 18, 12, 6, 0),
            0);

    /** The streams whose objects change. */
    Set<String> changing() {
        return objects.keySet();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.webhook;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How deliveries go.
 *
 * @param routes where requests really go: an address for each beginning of an endpoint's, such as {@code
 *     http://127.0.0.1:8080} for {@code https://hooks.example.com}; the longest beginning counts
 */
public record HookOptions(HookFaults faults, HookTiming timing, Map<String, String> routes) {
    public HookOptions {
        routes = Map.copyOf(routes);
    }

    /** Nothing goes wrong, with the retries of test mode. */
    public static HookOptions usual() {
        return new HookOptions(HookFaults.none(), HookTiming.test(), Map.of());
    }

    public HookOptions withFaults(HookFaults other) {
        return new HookOptions(other, timing, routes);
    }

    public HookOptions withTiming(HookTiming other) {
        return new HookOptions(faults, other, routes);
    }

    /** With one more route. @throws IllegalArgumentException when one of the two is no address */
    public HookOptions withRoute(String from, String to) {
        for (String address : new String[] {from, to}) {
            if (!address.matches("https?://[^/\\s]+\\S*")) {
                throw new IllegalArgumentException("\"" + address + "\" is no address, such as https://example.com");
            }
        }
        Map<String, String> more = new LinkedHashMap<>(routes);
        more.put(from, to);
        return new HookOptions(faults, timing, more);
    }

    String address(String url) {
        return routes.entrySet().stream()
                .filter(route -> url.startsWith(route.getKey()))
                .max(Map.Entry.comparingByKey((a, b) -> Integer.compare(a.length(), b.length())))
                .map(route -> route.getValue() + url.substring(route.getKey().length()))
                .orElse(url);
    }
}

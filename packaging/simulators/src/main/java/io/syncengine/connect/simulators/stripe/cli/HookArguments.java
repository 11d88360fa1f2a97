// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.cli;

import io.syncengine.connect.simulators.stripe.SimulatedHooks;
import io.syncengine.connect.simulators.stripe.webhook.HookEndpoint;
import io.syncengine.connect.simulators.stripe.webhook.HookOptions;
import io.syncengine.connect.simulators.stripe.webhook.HookOptionsText;
import io.syncengine.connect.simulators.stripe.webhook.HookTiming;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import java.util.List;

/** The webhooks that a person asked for. */
final class HookArguments {
    @Option(names = "--webhook", paramLabel = "URL", description = "Where events are sent to. May be repeated.")
    private List<String> urls = List.of();

    @Option(
            names = "--webhook-secret",
            paramLabel = "SECRET",
            description = "What they are signed with, whsec_… Default: one is made and printed.")
    private @Nullable String secret;

    @Option(
            names = "--webhook-events",
            paramLabel = "LIST",
            hideParamSyntax = true,
            split = ",",
            description = "Their types, such as customer.created,invoice.paid. Default: all.")
    private List<String> events = List.of(HookEndpoint.ALL);

    @Option(
            names = "--webhook-options",
            paramLabel = "TEXT",
            description = "How they go, such as \"lost=0.1 doubled=0.05 retry_seconds=1,5,30\".")
    private List<String> options = List.of();

    @Option(
            names = "--webhook-route",
            paramLabel = "URL=URL",
            description = "Where webhooks to addresses that begin so really go, such as"
                    + " https://hooks.example.com=http://127.0.0.1:8080. May be repeated.")
    private List<String> routes = List.of();

    /** @throws IllegalArgumentException naming the option that is wrong and what would be right */
    void check(boolean isLive) {
        HookOptions unused = parse(isLive);
        for (String url : urls) {
            if (!url.matches("https?://[^/\\s]+\\S*")) {
                throw new IllegalArgumentException(
                        "--webhook is " + url + ": give an address, such as http://127.0.0.1:8080/stripe");
            }
        }
        if (secret != null && !secret.matches("whsec_\\S+")) {
            throw new IllegalArgumentException("--webhook-secret begins with whsec_");
        }
    }

    /** @throws IllegalArgumentException naming the option that is wrong and what would be right */
    void prepare(SimulatedHooks hooks, boolean isLive) {
        hooks.options(parse(isLive));
        for (String url : urls) {
            hooks.create(isLive, url, events, secret);
        }
    }

    private HookOptions parse(boolean isLive) {
        HookOptions parsed = HookOptions.usual().withTiming(isLive ? HookTiming.live() : HookTiming.test());
        try {
            for (String text : options) {
                parsed = HookOptionsText.parse(parsed, text);
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--webhook-options: " + e.getMessage(), e);
        }
        for (String route : routes) {
            int equals = route.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("--webhook-route is " + route + ": give from=to");
            }
            parsed = parsed.withRoute(route.substring(0, equals), route.substring(equals + 1));
        }
        return parsed;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.api;

import io.syncengine.connect.simulators.exchange.HttpDate;
import io.syncengine.connect.simulators.exchange.SimAnswer;
import io.syncengine.connect.simulators.exchange.SimRequest;
import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.catalog.StreamSpec;
import io.syncengine.connect.simulators.stripe.data.Dataset;
import io.syncengine.connect.simulators.stripe.shape.Draws;
import io.syncengine.connect.simulators.stripe.shape.JsonBuffer;
import io.syncengine.connect.simulators.stripe.version.ApiVersion;
import io.syncengine.connect.simulators.stripe.version.Versions;
import io.syncengine.connect.simulators.stripe.webhook.HookSource;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The API over an account's data. Not thread-safe. */
public final class StripeApi {
    private static final String OWN_ACCOUNT = "/v1/account";
    private static final String EXPAND = "expand";

    private final ApiCatalog catalog;
    private final ApiOptions options;
    private final Dataset live;
    private final Dataset test;
    private final Keyring keyring;
    private final ObjectLists objects;
    private final ChildLists children;
    private final EventLists events;
    private final HookWrites hooks;
    private final SocketWrites sockets;
    private final V2Api v2;
    private final V2Paging paging = new V2Paging();
    private final JsonBuffer out = new JsonBuffer(1 << 19);
    private Map<String, Product> missing;
    private ConnectedData connected = (livemode, account) -> null;
    private Versions versions;
    private long requests;
    private int reconnectSeconds = 60;

    /** @param hooked who is told of the events of both modes */
    public StripeApi(ApiCatalog catalog, ApiOptions options, Dataset live, Dataset test, List<HookSource> hooked) {
        this.catalog = catalog;
        this.options = options;
        this.live = live;
        this.test = test;
        keyring = new Keyring(options.keys(), live.account());
        missing = Product.byStream(catalog, options.missing());
        objects = new ObjectLists(catalog);
        children = new ChildLists(catalog);
        versions = new Versions(List.of(), options.versions(), catalog.version());
        events = new EventLists(versions);
        v2 = new V2Api(catalog, paging);
        hooks = new HookWrites(
                catalog, versions, hooked.stream().map(HookSource::book).toList());
        sockets = new SocketWrites(
                catalog.version(), hooked.stream().map(HookSource::sockets).toList());
    }

    public Versions versions() {
        return versions;
    }

    /** Sets the versions that objects are shown in. */
    public void versions(Versions other) {
        versions = other;
        events.versions(other);
        hooks.versions(other);
    }

    /** How v2 lists are paged. */
    public V2Paging paging() {
        return paging;
    }

    public int reconnectSeconds() {
        return reconnectSeconds;
    }

    /** Sets the seconds after which clients with a socket should connect anew. */
    public void reconnectSeconds(int seconds) {
        reconnectSeconds = seconds;
    }

    /** @param date what the {@code Date} header says */
    public SimAnswer answer(SimRequest request, Instant date) {
        long draw = Draws.mix(live.seed() + 3, requests++);
        String requestId = new JsonBuffer(20).append("req_").base62(draw, 14).toString();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("Date", HttpDate.format(date));
        headers.put("Request-Id", requestId);
        out.truncate(0);
        @Nullable String log = null;
        try {
            ApiKey key = keyring.authenticate(request);
            log = "https://dashboard.stripe.com/" + (key.livemode() ? "" : "test/") + "logs/" + requestId;
            String version = version(request);
            headers.put("Stripe-Version", version);
            @Nullable ApiVersion look = look(request, version);
            Dataset data = data(request, key);
            long lag = Draws.below(Draws.mix(draw, 1), options.replicaLag().toMillis() + 1);
            List<String> expanded = V2Api.takes(request.path()) ? List.of() : request.queryAll(EXPAND);
            Call call = new Call(expanded.isEmpty() ? request : request.without(EXPAND), data, data.now() - lag);
            route(call, key);
            if (expanded.isEmpty() && look == null) {
                return new SimAnswer(200, headers, out.toBytes());
            }
            String text = out.toString();
            if (!expanded.isEmpty()) {
                text = new Expander(catalog, call).expanded(text, expanded);
            }
            return new SimAnswer(
                    200, headers, (look == null ? text : look.render(text)).getBytes(StandardCharsets.UTF_8));
        } catch (RefusedException e) {
            out.truncate(0);
            if (V2Api.takes(request.path())) {
                ErrorText.appendV2(out, e, log);
            } else {
                ErrorText.append(out, e, log);
            }
            return new SimAnswer(e.status(), headers, out.toBytes());
        }
    }

    /** What a version looks like; null: as the bundled one. */
    private @Nullable ApiVersion look(SimRequest request, String version) {
        @Nullable ApiVersion look = versions.look(version);
        // Descriptions have what can be read. Of what can be written they may hold a part.
        if (look != null && request.method().equals("GET") && !look.has(request.path())) {
            throw RefusedException.noRoute(request.method(), request.path());
        }
        return look;
    }

    /** Sets the products that the account is not set up for. */
    public void missing(Set<Product> products) {
        missing = Product.byStream(catalog, products);
    }

    /** Lets the accounts be read that are connected to this one. */
    public void connected(ConnectedData accounts) {
        connected = accounts;
    }

    /** The data of the account that a request names, or the key's own. */
    private Dataset data(SimRequest request, ApiKey key) {
        String asked = request.header("stripe-account")
                .or(() -> request.header("stripe-context"))
                .orElse(live.account());
        if (asked.equals(live.account())) {
            return key.livemode() ? live : test;
        }
        @Nullable Dataset found = connected.find(key.livemode(), asked);
        if (found == null) {
            throw Keyring.noAccess(key, asked);
        }
        return found;
    }

    private String version(SimRequest request) {
        String version = request.header("stripe-version").orElse(versions.usual());
        if (!versions.accepts(version)) {
            throw new RefusedException(400, null, null, "Invalid Stripe API version: " + version);
        }
        return version;
    }

    private void route(Call call, ApiKey key) {
        String path = call.request().path();
        if (hooks.takes(call.request().method(), path)) {
            admit(key, catalog.stream("webhook_endpoints"), call.request().path());
            hooks.answer(call, out);
            return;
        }
        if (sockets.takes(call.request().method(), path)) {
            keyring.check(key, "stripecli_sessions", "stripecli_session");
            sockets.answer(call, versions.usual(), reconnectSeconds, out);
            return;
        }
        if (!call.request().method().equals("GET")) {
            throw RefusedException.noRoute(call.request().method(), path);
        }
        if (V2Api.takes(path)) {
            V2Api.Target target = v2.target(path).orElseThrow(() -> RefusedException.noRoute("GET", path));
            admit(key, target.spec(), path);
            v2.answer(call, target, out);
            return;
        }
        if (path.equals(OWN_ACCOUNT)
                || path.equals(OWN_ACCOUNT + "s/" + call.data().account())) {
            keyring.check(key, ApiKey.OWN_ACCOUNT, ApiKey.OWN_ACCOUNT);
            objects.ownAccount(call, out);
            return;
        }
        Optional<StreamSpec> list = catalog.byList(path);
        if (list.isPresent()) {
            admit(key, list.get(), path);
            if (list.get().isEvents()) {
                events.list(call, list.get(), out);
            } else {
                objects.list(call, list.get(), out);
            }
            return;
        }
        Optional<StreamSpec> single = catalog.bySinglePath(path);
        if (single.isPresent()) {
            admit(key, single.get(), path);
            objects.single(call, single.get(), out);
            return;
        }
        int slash = path.lastIndexOf('/');
        Optional<StreamSpec> spec = catalog.byList(slash < 0 ? "" : path.substring(0, slash));
        if (spec.isPresent()) {
            retrieve(call, spec.get(), key);
        } else {
            child(call, key);
        }
    }

    private void child(Call call, ApiKey key) {
        String path = call.request().path();
        ChildLists.Target target = children.target(path).orElseThrow(() -> RefusedException.noRoute("GET", path));
        admit(key, target.spec().kinds().get(0), path);
        children.answer(call, target, out);
    }

    private void retrieve(Call call, StreamSpec spec, ApiKey key) {
        String path = call.request().path();
        admit(key, spec, path);
        int slash = path.lastIndexOf('/');
        String id = path.substring(slash + 1);
        if (spec.isEvents()) {
            events.retrieve(call, id, out);
        } else {
            objects.retrieve(call, spec, id, out);
        }
    }

    private void admit(ApiKey key, StreamSpec spec, String path) {
        boolean isConnected = spec.name().equals("accounts");
        keyring.check(key, spec.name(), isConnected ? "accounts" : spec.resource());
        @Nullable Product product = missing.get(spec.name());
        if (product != null) {
            throw product.refusal(path);
        }
    }
}

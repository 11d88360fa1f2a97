// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import io.syncengine.connect.support.config.Between;
import io.syncengine.connect.support.config.ConfigKeys;
import io.syncengine.connect.support.config.DistinctList;
import io.syncengine.connect.support.config.DurationMs;
import io.syncengine.connect.support.config.HttpUrl;
import io.syncengine.connect.support.config.Matching;
import io.syncengine.connect.support.config.NonBlank;
import io.syncengine.connect.support.config.OneOf;
import io.syncengine.connect.support.config.OrEmpty;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** How Stripe tells of changes by itself. */
public final class WebhookKeys {

    public static final String GROUP = "Webhooks";

    public static final String MODE_CONFIG = "webhook.mode";
    public static final String MODE_DEFAULT = "none";
    private static final String MODE_DOC =
            "Whether Stripe's webhooks are received besides polling. `none`: they are not. `hint`: a webhook only makes the"
                    + " next look at the events come as soon as the event has settled; what it says is not used."
                    + " `direct`: an event that is safe to take as it comes is in its topic within a second, everything else"
                    + " waits for the poll; Stripe gets its answer when the record is committed. It needs `tasks.max=1`, and"
                    + " exactly-once support is given up. `websocket`: the same for events over the socket that Stripe's command"
                    + " line uses, for development with a test key: nothing has to be reachable, but Stripe does not document"
                    + " it. In every mode polling goes on and is what nothing is lost by.";

    public static final String WEBSOCKET_LIVE_CONFIG = "webhook.websocket.live";
    public static final boolean WEBSOCKET_LIVE_DEFAULT = false;
    private static final String WEBSOCKET_LIVE_DOC =
            "Whether `websocket` may be used with a live key. It is meant for development, so it is refused otherwise.";

    public static final String HOST_CONFIG = "webhook.listen.host";
    public static final String HOST_DEFAULT = "127.0.0.1";
    private static final String HOST_DOC =
            "Name or address of the interface that webhooks are received on: only this host by default, for a proxy or tunnel"
                    + " on it. For any other, such as `0.0.0.0`, webhooks have to be signed: `webhook.signing.secrets` or"
                    + " `webhook.manage` is needed.";

    public static final String PORT_CONFIG = "webhook.listen.port";
    public static final int PORT_DEFAULT = 0;
    private static final String PORT_DOC =
            "Port that webhooks are received on, 1 to 65535; needed for `hint` and `direct`. One task of the connector listens,"
                    + " on whichever worker it runs, so a load balancer has to find the worker whose port is open. While the"
                    + " port is taken, changes are found by polling alone.";

    public static final String PATH_CONFIG = "webhook.listen.path";
    public static final String PATH_DEFAULT = "/stripe";
    private static final String PATH_DOC = "Path that webhooks are received on. Every other one is answered with 404.";

    public static final String SECRETS_CONFIG = "webhook.signing.secrets";
    public static final String SECRETS_DEFAULT = "";
    private static final String SECRETS_DOC =
            "Signing secrets of the endpoints that deliver here, `whsec_…`, separated by commas: give the old one and the new"
                    + " one while a secret is rolled. What none of them signed is answered with 400. Required for `direct` and"
                    + " for a listener that other hosts reach, unless `webhook.manage` is on.";

    public static final String TOLERANCE_CONFIG = "webhook.tolerance.ms";
    public static final long TOLERANCE_DEFAULT = 300_000;
    private static final String TOLERANCE_DOC =
            "How far the moment of a signature may be from now, by Stripe's clock, in milliseconds. Older ones are answered"
                    + " with 400, and so are those that were taken before: Stripe signs each attempt anew, so a copy comes from"
                    + " somebody who repeats requests. If that is a proxy of yours, Stripe delivers the event once more;"
                    + " nothing is lost by it.";

    public static final String BODY_CONFIG = "webhook.body.max.bytes";
    public static final int BODY_DEFAULT = 1 << 20;
    private static final String BODY_DOC = "Size of a webhook at most, in bytes. Larger ones are answered with 413.";

    public static final String ACK_TIMEOUT_CONFIG = "webhook.ack.timeout.ms";
    public static final int ACK_TIMEOUT_DEFAULT = 8_000;
    private static final String ACK_TIMEOUT_DOC =
            "How long the answer to a webhook waits for its records to be committed, in milliseconds; then it is 503, and Stripe"
                    + " delivers again. For `direct` and"
                    + " `websocket`.";

    public static final String PENDING_CONFIG = "webhook.max.pending";
    public static final int PENDING_DEFAULT = 1_000;
    private static final String PENDING_DOC =
            "How many events may wait for their records to be committed; further ones are answered with 503. For"
                    + " `direct` and `websocket`.";

    public static final String PROXIES_CONFIG = "webhook.trusted.proxies";
    private static final String PROXIES_DOC =
            "Addresses of proxies in front, single ones or blocks such as `10.0.0.0/8`. Only what they say in"
                    + " `X-Forwarded-For` counts for `webhook.allowed.ips`.";

    public static final String ALLOWED_CONFIG = "webhook.allowed.ips";
    private static final String ALLOWED_DOC =
            "Addresses that webhooks are taken from, single ones or blocks; others are answered with 403. Empty: from"
                    + " everywhere. Stripe publishes the addresses that it sends from.";

    public static final String PUBLIC_URL_CONFIG = "webhook.public.url";
    public static final String PUBLIC_URL_DEFAULT = "";
    private static final String PUBLIC_URL_DOC =
            "Address at which Stripe reaches the listener, through whatever proxy, path included. For `webhook.manage`.";

    public static final String MANAGE_CONFIG = "webhook.manage";
    public static final boolean MANAGE_DEFAULT = false;
    private static final String MANAGE_DOC =
            "Whether the connector makes the webhook endpoint at Stripe itself, for `webhook.public.url` and exactly the events"
                    + " of the selected streams. The key needs *write* permission for *Webhook Endpoints* then. Stripe tells"
                    + " the secret of an endpoint only once, so where webhooks have to be signed the endpoint is made anew at"
                    + " each start. It is deleted when the connector's offsets are reset, and by nothing else: delete it at"
                    + " Stripe if you delete the connector.";

    public static final String KEYSTORE_CONFIG = "webhook.tls.keystore.location";
    public static final String KEYSTORE_DEFAULT = "";
    private static final String KEYSTORE_DOC =
            "File on the worker with key and certificate of the listener, PKCS12 or JKS. Empty: plain HTTP, and a proxy in front"
                    + " ends TLS; Stripe delivers live events over HTTPS only.";

    public static final String KEYSTORE_PASSWORD_CONFIG = "webhook.tls.keystore.password";
    public static final String KEYSTORE_PASSWORD_DEFAULT = "";
    private static final String KEYSTORE_PASSWORD_DOC = "Password of that file and of the key in it.";

    /** An address or a block of addresses. */
    private static final ConfigDef.Validator BLOCK = new ConfigDef.Validator() {
        @Override
        public void ensureValid(String name, @Nullable Object value) {
            try {
                AddressBlock.parse(String.valueOf(value).trim());
            } catch (IllegalArgumentException e) {
                throw new ConfigException(name, value, "must be an address, or a block such as 10.0.0.0/8");
            }
        }

        @Override
        public String toString() {
            return "an address or a block of addresses";
        }
    };

    private static final ConfigDef.Recommender LISTENING = VisibleWith.one(MODE_CONFIG, "hint", "direct");
    private static final ConfigDef.Recommender EMITTING = VisibleWith.one(MODE_CONFIG, "direct", "websocket");

    private static final String SECRETS_PATTERN = "\\s*whsec_[^\\s,]+\\s*(,\\s*whsec_[^\\s,]+\\s*)*";

    private WebhookKeys() {}

    static void define(ConfigDef def) {
        ConfigKeys keys = ConfigKeys.of(def, GROUP);
        defineListener(keys);
        defineBounds(keys);
        defineEndpoint(keys);
    }

    private static void defineListener(ConfigKeys keys) {
        keys.text(MODE_CONFIG, "Mode")
                .optional(MODE_DEFAULT)
                .medium()
                .oneOf(OneOf.words("none", "hint", "direct", "websocket"))
                .dependents(
                        HOST_CONFIG,
                        PORT_CONFIG,
                        PATH_CONFIG,
                        SECRETS_CONFIG,
                        WEBSOCKET_LIVE_CONFIG,
                        TOLERANCE_CONFIG,
                        BODY_CONFIG,
                        ACK_TIMEOUT_CONFIG,
                        PENDING_CONFIG,
                        PROXIES_CONFIG,
                        ALLOWED_CONFIG,
                        MANAGE_CONFIG,
                        KEYSTORE_CONFIG)
                .define(MODE_DOC)
                .text(HOST_CONFIG, "Host")
                .optional(HOST_DEFAULT)
                .medium()
                .check(new NonBlank())
                .recommend(LISTENING)
                .define(HOST_DOC)
                .integer(PORT_CONFIG, "Port")
                .optional(PORT_DEFAULT)
                .medium()
                .check(Between.of(0, 65_535))
                .recommend(LISTENING)
                .define(PORT_DOC)
                .text(PATH_CONFIG, "Path")
                .optional(PATH_DEFAULT)
                .medium()
                .check(Matching.pattern("/[A-Za-z0-9._~/-]{0,200}", "a path, such as /stripe"))
                .recommend(LISTENING)
                .define(PATH_DOC)
                .password(SECRETS_CONFIG, "Signing secrets")
                .optional(SECRETS_DEFAULT)
                .medium()
                .check(OrEmpty.or(Matching.pattern(SECRETS_PATTERN, "signing secrets, whsec_…, separated by commas")))
                .recommend(LISTENING)
                .define(SECRETS_DOC)
                .flag(WEBSOCKET_LIVE_CONFIG, "Websocket in live mode")
                .optional(WEBSOCKET_LIVE_DEFAULT)
                .recommend(VisibleWith.one(MODE_CONFIG, "websocket"))
                .define(WEBSOCKET_LIVE_DOC);
    }

    private static void defineBounds(ConfigKeys keys) {
        keys.wholeNumber(TOLERANCE_CONFIG, "Signature tolerance (ms)")
                .optional(TOLERANCE_DEFAULT)
                .check(DurationMs.between(Duration.ofSeconds(1), Duration.ofHours(1)))
                .recommend(LISTENING)
                .define(TOLERANCE_DOC)
                .integer(BODY_CONFIG, "Webhook size (bytes)")
                .optional(BODY_DEFAULT)
                .check(Between.of(1_024, 16 << 20))
                .recommend(LISTENING)
                .define(BODY_DOC)
                .integer(ACK_TIMEOUT_CONFIG, "Answer timeout (ms)")
                .optional(ACK_TIMEOUT_DEFAULT)
                .check(Between.of(1_000, 60_000))
                .recommend(EMITTING)
                .define(ACK_TIMEOUT_DOC)
                .integer(PENDING_CONFIG, "Events waiting")
                .optional(PENDING_DEFAULT)
                .check(Between.of(1, 100_000))
                .recommend(EMITTING)
                .define(PENDING_DOC)
                .list(PROXIES_CONFIG, "Trusted proxies")
                .optional("")
                .check(DistinctList.maybeEmpty().each(BLOCK))
                .recommend(LISTENING)
                .define(PROXIES_DOC)
                .list(ALLOWED_CONFIG, "Allowed senders")
                .optional("")
                .check(DistinctList.maybeEmpty().each(BLOCK))
                .recommend(LISTENING)
                .define(ALLOWED_DOC);
    }

    private static void defineEndpoint(ConfigKeys keys) {
        keys.text(PUBLIC_URL_CONFIG, "Public address")
                .optional(PUBLIC_URL_DEFAULT)
                .width(ConfigDef.Width.LONG)
                .check(OrEmpty.or(new HttpUrl()))
                .recommend(VisibleWith.one(MANAGE_CONFIG, "true"))
                .define(PUBLIC_URL_DOC)
                .flag(MANAGE_CONFIG, "Manage the endpoint")
                .optional(MANAGE_DEFAULT)
                .dependents(PUBLIC_URL_CONFIG)
                .recommend(LISTENING)
                .define(MANAGE_DOC)
                .text(KEYSTORE_CONFIG, "Keystore")
                .optional(KEYSTORE_DEFAULT)
                .dependents(KEYSTORE_PASSWORD_CONFIG)
                .recommend(LISTENING)
                .define(KEYSTORE_DOC)
                .password(KEYSTORE_PASSWORD_CONFIG, "Keystore password")
                .optional(KEYSTORE_PASSWORD_DEFAULT)
                .recommend(VisibleWith.any(KEYSTORE_CONFIG))
                .define(KEYSTORE_PASSWORD_DOC);
    }
}

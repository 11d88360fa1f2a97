// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.websocket;

import io.syncengine.connect.stripe.api.ApiAnswer;
import io.syncengine.connect.stripe.api.ApiListener;
import io.syncengine.connect.stripe.api.ApiRequest;
import io.syncengine.connect.stripe.api.CallKind;
import io.syncengine.connect.stripe.api.HttpMethod;
import io.syncengine.connect.stripe.api.OpenSocket;
import io.syncengine.connect.stripe.api.SocketDialer;
import io.syncengine.connect.stripe.api.SocketListener;
import io.syncengine.connect.stripe.api.SocketRequest;
import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.api.StripeClient;
import io.syncengine.connect.stripe.change.Delivery;
import io.syncengine.connect.stripe.change.Origin;
import io.syncengine.connect.stripe.data.EndpointReader;
import io.syncengine.connect.stripe.data.SocketSession;
import io.syncengine.connect.stripe.loop.Cancellable;
import io.syncengine.connect.stripe.loop.EventLoop;
import io.syncengine.connect.stripe.metrics.WebhookMetrics;
import io.syncengine.connect.stripe.webhook.EventOffers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Keeps a socket of Stripe's command line open and offers what comes over it. A session is asked for once and its socket
 * opened anew whenever Stripe wants that or it breaks, until Stripe does not know the session any more. Events that pass
 * while no socket is open come by the looks at the account's events; so does an event that nobody answered, since Stripe
 * delivers nothing twice here. One session brings the events of connected accounts too, which each event tells.
 *
 * <p>Begun on the event loop, where all of its own state lives; events are offered on the sockets' threads; closed on any.
 */
public final class SocketReceiver implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SocketReceiver.class);

    private static final String SESSIONS = "/v1/stripecli/sessions";
    private static final String FEATURE = "webhooks";
    private static final String PROTOCOL = "stripecli-devproxy-v1";
    private static final EndpointReader READER = new EndpointReader();

    /** A session that is refused: by then somebody may have given the key what it lacks. */
    private static final Duration LATER = Duration.ofMinutes(10);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** So many attempts in vain, and the session is not believed in any more. */
    private static final int PATIENCE = 5;

    private static final Duration USUAL_RENEWAL = Duration.ofSeconds(60);
    private static final Duration LONGEST_RENEWAL = Duration.ofDays(1);
    private static final int REFUSED = 400;
    private static final int TOO_MANY = 429;
    private static final int BROKEN = 500;

    /** Why a socket is opened. */
    private enum Reason {
        NEW_SESSION,
        RENEWAL,
        LOST
    }

    private final SocketSettings settings;
    private final EventLoop loop;
    private final StripeClient client;
    private final SocketDialer dialer;
    private final EventOffers offers;
    private final WebhookMetrics metrics;
    private Cancellable renewal = () -> {};
    private int failures;
    /** Whether the log's last word on it is that events come. */
    private boolean announced;

    private volatile @Nullable Line current;
    private volatile boolean connected;
    private volatile boolean closed;

    /** @param dialer its own: closed with it */
    public SocketReceiver(
            SocketSettings settings,
            EventLoop loop,
            StripeClient client,
            SocketDialer dialer,
            EventOffers offers,
            WebhookMetrics metrics) {
        this.settings = settings;
        this.loop = loop;
        this.client = client;
        this.dialer = dialer;
        this.offers = offers;
        this.metrics = metrics;
    }

    /** Begins; returns at once. */
    public void begin() {
        if (closed) {
            return;
        }
        List<Map.Entry<String, String>> form =
                List.of(Map.entry("device_name", settings.device()), Map.entry("websocket_features[]", FEATURE));
        client.get(
                new ApiRequest(CallKind.PROBE, HttpMethod.POST, SESSIONS, SESSIONS, form),
                READER::session,
                new ApiListener<SocketSession>() {
                    @Override
                    public void attemptStarted() {}

                    @Override
                    public void succeeded(ApiAnswer<SocketSession> answer) {
                        dial(answer.body(), Reason.NEW_SESSION);
                    }

                    @Override
                    public void failed(StripeApiException reason) {
                        giveUp(String.valueOf(reason.getMessage()));
                    }
                });
    }

    /** Whether no socket is open, as far as is known. Callable from any thread. */
    public boolean isDegraded() {
        return !connected;
    }

    private void giveUp(String reason) {
        log.warn(
                "Stripe gives no session for webhook.mode=websocket: {}; changes are found by polling, and it is tried again"
                        + " in {} minutes",
                reason,
                LATER.toMinutes());
        loop.schedule(this::begin, LATER);
    }

    private void dial(SocketSession session, Reason reason) {
        if (closed) {
            return;
        }
        String scheme = settings.encrypted() ? "wss://" : "ws";
        if (!session.url().toLowerCase(Locale.ROOT).startsWith(scheme)) {
            giveUp("the address that it gives, " + session.url() + ", is none of an encrypted socket");
            return;
        }
        Line line = new Line(session);
        current = line;
        String feature = session.feature().isEmpty() ? FEATURE : session.feature();
        try {
            line.socket = dialer.dial(
                    new SocketRequest(
                            session.url() + "?websocket_feature=" + feature,
                            PROTOCOL,
                            Map.of("Websocket-Id", session.id(), "Accept-Encoding", "identity")),
                    line);
            metrics.socketDialled(reason.name().toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            giveUp("the address that it gives, " + session.url() + ", is none");
        }
    }

    private void opened(Line line) {
        if (line != current || closed) {
            return;
        }
        if (!announced) {
            log.info("events come over the socket of Stripe's command line, which is meant for development only");
        }
        announced = true;
        failures = 0;
        connected = true;
        renewal = loop.schedule(() -> renew(line), renewalDelay(line.session));
    }

    private static Duration renewalDelay(SocketSession session) {
        Duration told = session.reconnectDelay();
        if (told.isNegative() || told.isZero()) {
            return USUAL_RENEWAL;
        }
        return told.compareTo(LONGEST_RENEWAL) > 0 ? LONGEST_RENEWAL : told;
    }

    private void renew(Line line) {
        if (line == current) {
            connected = false;
            dial(line.session, Reason.RENEWAL);
            line.end();
        }
    }

    private void ended(Line line, OptionalInt refusal, String reason) {
        if (line != current || closed) {
            return;
        }
        renewal.cancel();
        connected = false;
        failures++;
        if (failures == PATIENCE) {
            announced = false;
            log.warn("no socket to Stripe can be opened: {}; changes are found by polling until one can", reason);
        } else {
            log.debug("the socket to Stripe is lost: {}", reason);
        }
        boolean anew = isUnknown(refusal) || failures % PATIENCE == 0;
        loop.schedule(anew ? this::begin : () -> dial(line.session, Reason.LOST), pause());
    }

    /** Whether Stripe does not know the session any more; it has no status of its own for that. */
    private static boolean isUnknown(OptionalInt refusal) {
        int status = refusal.orElse(0);
        return status >= REFUSED && status < BROKEN && status != TOO_MANY;
    }

    /** Twice as long after each failure. */
    private Duration pause() {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, PATIENCE));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private void received(String message) {
        SocketEvent.read(message).ifPresent(event -> {
            Conversation conversation = new Conversation(taken -> answer(event, taken));
            Delivery delivery = offers.offer(event.body(), Origin.SOCKET, conversation::settled);
            conversation.limitedBy(loop.schedule(() -> delivery.end(Delivery.Outcome.GIVEN_UP), settings.ackTimeout()));
        });
    }

    /** Over the socket of the moment: the one that brought the event may have been renewed meanwhile. */
    private void answer(SocketEvent event, boolean taken) {
        int status = SocketEvent.status(taken);
        metrics.answered(status);
        Line line = current;
        if (line != null) {
            if (taken) {
                line.send(event.acknowledgement());
            }
            line.send(event.answer(status));
        }
    }

    /** Ends the wait of all events, and the socket, in a second at most. Doing it twice is harmless. */
    @Override
    public void close() {
        closed = true;
        connected = false;
        offers.close();
        dialer.close();
    }

    /** One socket; told of on its thread. */
    private final class Line implements SocketListener {
        private final SocketSession session;
        private volatile @Nullable OpenSocket socket;

        private Line(SocketSession session) {
            this.session = session;
        }

        @Override
        public void opened() {
            loop.execute(() -> SocketReceiver.this.opened(this));
        }

        @Override
        public void received(String text) {
            SocketReceiver.this.received(text);
        }

        @Override
        public void ended(OptionalInt refusal, String reason) {
            loop.execute(() -> SocketReceiver.this.ended(this, refusal, reason));
        }

        private void send(String text) {
            OpenSocket open = socket;
            if (open != null) {
                open.send(text);
            }
        }

        private void end() {
            OpenSocket open = socket;
            if (open != null) {
                open.end();
            }
        }
    }
}

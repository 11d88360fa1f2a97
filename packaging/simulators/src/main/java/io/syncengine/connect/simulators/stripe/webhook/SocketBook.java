// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.webhook;

import io.syncengine.connect.simulators.stripe.data.Dataset;
import io.syncengine.connect.simulators.stripe.shape.Draws;
import io.syncengine.connect.simulators.stripe.shape.JsonBuffer;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The sessions of Stripe's command line in one mode. While somebody is connected to a session it is an endpoint for every
 * event of the account; while nobody is, events pass it by, as with Stripe.
 */
public final class SocketBook {
    /** Sessions that are kept; the oldest one goes when there are more. */
    static final int MOST = 100;

    private static final String PREFIX = "cliws_";

    private final Dataset data;
    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private int made;

    private static final class Session {
        private final String secret;
        private int connections;

        Session(String secret) {
            this.secret = secret;
        }
    }

    public SocketBook(Dataset data) {
        this.data = data;
    }

    public Dataset data() {
        return data;
    }

    /** Whether the id is one of a session, be it gone. */
    static boolean isId(String id) {
        return id.startsWith(PREFIX);
    }

    /** A new session. @return its id */
    public String create() {
        long draw = Draws.mix(Draws.mix(data.seed() + 19, data.livemode() ? 1 : 0), made++);
        String id = new JsonBuffer(40).append(PREFIX).base62(draw, 24).toString();
        sessions.put(
                id,
                new Session(new JsonBuffer(40)
                        .append("whsec_")
                        .base62(Draws.mix(draw, 1), 32)
                        .toString()));
        if (sessions.size() > MOST) {
            sessions.remove(sessions.keySet().iterator().next());
        }
        return id;
    }

    /** What events of a session are signed with. @throws IllegalArgumentException when there is no such session */
    public String secret(String id) {
        @Nullable Session session = sessions.get(id);
        if (session == null) {
            throw new IllegalArgumentException("There is no session " + id);
        }
        return session.secret;
    }

    /** Whether there is such a session. */
    public boolean has(String id) {
        return sessions.containsKey(id);
    }

    /** Somebody connected to a session. @return whether there is such a session */
    public boolean connected(String id) {
        @Nullable Session session = sessions.get(id);
        if (session != null) {
            session.connections++;
        }
        return session != null;
    }

    public void disconnected(String id) {
        @Nullable Session session = sessions.get(id);
        if (session != null) {
            session.connections--;
        }
    }

    /** Ends all sessions, as Stripe does after a while: who comes again has to ask for a new one. */
    public void expire() {
        sessions.clear();
    }

    /** Sessions that somebody is connected to. */
    List<HookEndpoint> endpoints() {
        List<HookEndpoint> endpoints = new ArrayList<>();
        sessions.forEach((id, session) -> {
            if (session.connections > 0) {
                endpoints.add(new HookEndpoint(
                        id,
                        HookEndpoint.SOCKET + id,
                        Set.of(HookEndpoint.ALL),
                        null,
                        false,
                        true,
                        List.of(SigningSecret.current(session.secret))));
            }
        });
        return endpoints;
    }

    public int size() {
        return sessions.size();
    }
}

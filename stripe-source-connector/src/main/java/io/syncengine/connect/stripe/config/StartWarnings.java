// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import io.syncengine.connect.support.config.UnknownSettings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a connector says when it starts about a configuration that is valid and may still not do what was meant. */
public final class StartWarnings {

    private static final String TOLERANCE = "errors.tolerance";
    private static final String IN_FLIGHT = "producer.override.max.in.flight.requests.per.connection";
    private static final String IDEMPOTENCE = "producer.override.enable.idempotence";

    private static final String EVENTS = "/v1/events";

    /** Below that, a busy account may have more changes than calls can bring. */
    private static final int FEW_CALLS = 4;

    private StartWarnings() {}

    /** One sentence for each, naming the setting; no secrets. */
    public static List<String> of(Map<String, String> settings) {
        Set<String> names = new TreeSet<>(settings.keySet());
        names.removeIf(name -> Expansion.isOne(name) || EndpointRates.isOne(name));
        List<String> warnings = new ArrayList<>(UnknownSettings.of(StripeSourceConfig.definition(), names));
        StripeSourceConfig config = StripeSourceConfig.of(settings);
        ConnectionSettings connection = config.connection();
        if (connection.isUnencrypted()) {
            warnings.add(ConnectionKeys.BASE_URL_CONFIG + ": calls to " + connection.baseUrl()
                    + " travel unencrypted, the key with them; meant for simulators only");
        }
        if (!config.records().topics().tellsStream()) {
            warnings.add(RecordKeys.TOPIC_FORMAT_CONFIG + ", " + RecordKeys.TOPIC_PREFIX_CONFIG
                    + ": a sink takes what follows a topic's last dot for the stream, and so does not find the rows that a"
                    + " sweep is about; let the stream's name stand there alone");
        }
        if (slowsEvents(config.limits())) {
            warnings.add(
                    LimitKeys.ENDPOINT_RATE_CONFIG + ": holds for the list of events too, of which a call brings 100 at"
                            + " most, and which all tasks share; set " + EndpointRates.PREFIX + EVENTS
                            + " higher unless changes are few");
        }
        if ("all".equals(settings.get(TOLERANCE))) {
            warnings.add(TOLERANCE + "=all: a row that the worker cannot convert or send is dropped and its position"
                    + " committed; use none unless losing rows is fine");
        }
        if (mayReorder(settings)) {
            warnings.add(
                    IN_FLIGHT + " above 1 without " + IDEMPOTENCE + "=true: a send that is tried again may overtake"
                            + " the one after it, so that a topic ends on an older row; leave both out");
        }
        return warnings;
    }

    private static boolean slowsEvents(LimitSettings limits) {
        return limits.endpointRate().orElse(FEW_CALLS) < FEW_CALLS
                && !limits.endpointRates().containsKey(EVENTS);
    }

    private static boolean mayReorder(Map<String, String> settings) {
        String inFlight = settings.get(IN_FLIGHT);
        return inFlight != null && !inFlight.trim().equals("1") && !"true".equals(settings.get(IDEMPOTENCE));
    }
}

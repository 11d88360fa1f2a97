// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import io.syncengine.connect.protocol.TopicNames;
import io.syncengine.connect.stripe.redact.InvalidRedactionException;
import io.syncengine.connect.stripe.redact.Redaction;
import io.syncengine.connect.stripe.spec.InvalidSelectionException;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.spec.StreamRegistry;
import io.syncengine.connect.stripe.spec.StreamSelection;
import io.syncengine.connect.stripe.version.Descriptions;
import io.syncengine.connect.support.config.Finding;
import org.apache.kafka.common.config.AbstractConfig;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rules that take more than one setting, or more than the value itself, to judge. A description of Stripe's API may have to be read. */
public final class CrossChecks {

    /** Stripe's ids of accounts are that long. */
    private static final String USUAL_ACCOUNT = "acct_1AbCdEfGhIjKlMnO";

    private CrossChecks() {}

    /**
     * All that is wrong with a configuration whose single values are valid.
     *
     * @param clock the host's, to tell past from future
     */
    public static List<Finding> of(Map<String, String> settings, Clock clock) {
        AbstractConfig config = new AbstractConfig(StripeSourceConfig.definition(), settings, false);
        return of(config, RegistryChoice.of(config, Descriptions.standard(NetworkKeys.settings(config))), clock);
    }

    static List<Finding> of(AbstractConfig config, RegistryChoice choice, Clock clock) {
        List<Finding> findings = new ArrayList<>();
        checkAccounts(config, findings);
        choice.problem().ifPresent(findings::add);
        choice.registry().ifPresent(registry -> {
            checkStreams(config, registry, findings);
            checkRedaction(config, registry, findings);
            checkTopics(config, registry, findings);
            findings.addAll(Expansion.check(config.originals(), registry));
            findings.addAll(EndpointRates.check(config.originals(), registry));
        });
        checkEncryption(config, findings);
        checkBackfill(config, clock, findings);
        checkFormat(config, findings);
        checkRetries(config, findings);
        NetworkKeys.check(config, findings);
        WebhookChecks.check(config, findings);
        return findings;
    }

    private static void checkStreams(AbstractConfig config, StreamRegistry registry, List<Finding> findings) {
        try {
            StreamSelection.of(
                    registry, config.getList(StreamKeys.STREAMS_CONFIG), config.getList(StreamKeys.EXCLUDE_CONFIG));
        } catch (InvalidSelectionException e) {
            findings.add(new Finding(e.setting(), String.valueOf(e.getMessage())));
        }
    }

    private static void checkRedaction(AbstractConfig config, StreamRegistry registry, List<Finding> findings) {
        try {
            RecordSettings.redaction(config, registry);
        } catch (InvalidRedactionException e) {
            findings.add(new Finding(Redaction.SETTING, String.valueOf(e.getMessage())));
        }
    }

    private static void checkTopics(AbstractConfig config, StreamRegistry registry, List<Finding> findings) {
        TopicFormat format = new TopicFormat(
                config.getString(RecordKeys.TOPIC_PREFIX_CONFIG), config.getString(RecordKeys.TOPIC_FORMAT_CONFIG));
        for (StreamDefinition stream : registry.streams()) {
            String topic = format.topic(stream.name(), USUAL_ACCOUNT, true);
            if (!TopicNames.isLegal(topic)) {
                findings.add(Finding.of(
                        RecordKeys.TOPIC_FORMAT_CONFIG,
                        "makes " + topic + ", which is too long for a topic; shorten it, or "
                                + RecordKeys.TOPIC_PREFIX_CONFIG));
                return;
            }
        }
    }

    private static void checkFormat(AbstractConfig config, List<Finding> findings) {
        boolean isRaw = ValueFormat.ofCode(config.getString(RecordKeys.VALUE_FORMAT_CONFIG)) == ValueFormat.RAW;
        if (isRaw && !config.getBoolean(RecordKeys.RAW_DATA_CONFIG)) {
            findings.add(Finding.of(
                    RecordKeys.RAW_DATA_CONFIG,
                    "is false, but " + RecordKeys.VALUE_FORMAT_CONFIG
                            + "=raw leaves a row nothing else; set one of them"));
        }
    }

    private static void checkRetries(AbstractConfig config, List<Finding> findings) {
        LimitSettings limits = LimitSettings.of(config);
        if (limits.maxBackoff().compareTo(limits.backoff()) < 0) {
            findings.add(Finding.of(
                    LimitKeys.MAX_BACKOFF_CONFIG,
                    limits.maxBackoff().toMillis() + " is less than " + LimitKeys.BACKOFF_CONFIG + ", which is "
                            + limits.backoff().toMillis() + "; give at least that"));
        }
    }

    private static void checkAccounts(AbstractConfig config, List<Finding> findings) {
        String own = config.getString(ConnectionKeys.ACCOUNT_ID_CONFIG);
        if (AccountSettings.of(config).connected().ids().contains(own)) {
            findings.add(new Finding(
                    AccountKeys.CONNECTED_CONFIG,
                    AccountKeys.CONNECTED_CONFIG + ": " + own + " is the key's own account by "
                            + ConnectionKeys.ACCOUNT_ID_CONFIG + ", which is read anyway; leave it out here"));
        }
    }

    private static void checkEncryption(AbstractConfig config, List<Finding> findings) {
        ConnectionSettings connection = ConnectionSettings.of(config);
        if (connection.isUnencrypted() && connection.isLive()) {
            findings.add(new Finding(
                    ConnectionKeys.BASE_URL_CONFIG,
                    ConnectionKeys.BASE_URL_CONFIG + ": " + connection.baseUrl()
                            + " is not encrypted and the key is one of live mode; use https://"));
        }
    }

    private static void checkBackfill(AbstractConfig config, Clock clock, List<Finding> findings) {
        String from = config.getString(PassKeys.BACKFILL_FROM_CONFIG);
        if (!from.isEmpty() && Moment.parse(from).isAfter(clock.instant())) {
            findings.add(new Finding(
                    PassKeys.BACKFILL_FROM_CONFIG,
                    PassKeys.BACKFILL_FROM_CONFIG + ": " + from
                            + " lies in the future; give a moment in the past, or leave it empty for everything"));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.race;

import io.syncengine.connect.simulators.stripe.SimulatedHooks;
import io.syncengine.connect.simulators.stripe.StripeSimulator;
import io.syncengine.connect.simulators.stripe.webhook.HookEndpoint;
import io.syncengine.connect.simulators.stripe.webhook.HookFaults;
import io.syncengine.connect.simulators.stripe.webhook.HookOptions;
import io.syncengine.connect.simulators.stripe.webhook.HookRequest;
import io.syncengine.connect.simulators.stripe.webhook.HookTiming;
import io.syncengine.connect.stripe.change.Change;
import io.syncengine.connect.stripe.change.ChangeBatch;
import io.syncengine.connect.stripe.change.Delivery;
import io.syncengine.connect.stripe.change.Delivery.Outcome;
import io.syncengine.connect.stripe.change.Origin;
import io.syncengine.connect.stripe.data.EventPageReader;
import io.syncengine.connect.stripe.data.MalformedAnswerException;
import io.syncengine.connect.stripe.data.ObjectReader;
import io.syncengine.connect.stripe.data.StripeEvent;
import io.syncengine.connect.stripe.spec.EventRule;
import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.spec.StreamRegistry;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Carries the webhooks of the simulated account to the task, of which a tenth are late or lost and a twentieth come twice,
 * and Stripe's answer back: only what is in the topics, or left to the engine's looks, is answered with 200.
 */
final class Postman {

    private static final HookFaults FAULTS = HookFaults.none()
            .with(HookFaults.Kind.LATE, 0.05)
            .with(HookFaults.Kind.LOST, 0.05)
            .with(HookFaults.Kind.DOUBLED, 0.05)
            .with(HookFaults.Kind.REORDERED, 0.05);

    private static final HookTiming TIMING = HookTiming.test()
            .withDelays(Duration.ofMillis(1_500), Duration.ofMinutes(2), Duration.ofSeconds(6))
            .withRetries(List.of(Duration.ofSeconds(20), Duration.ofMinutes(2)));

    private final SimulatedHooks hooks;
    private final Topics topics;
    private final RaceOptions options;
    private final EventPageReader reader = new EventPageReader();
    private final Set<Delivery> open = new LinkedHashSet<>();
    private long committed;

    Postman(StripeSimulator stripe, Topics topics, RaceOptions options) {
        this.hooks = stripe.hooks();
        this.topics = topics;
        this.options = options;
    }

    void begin() {
        if (options.webhooks() != RaceOptions.Webhooks.NONE) {
            hooks.options(HookOptions.usual().withFaults(FAULTS).withTiming(TIMING));
            hooks.create(options.livemode(), "https://hooks.example.com/stripe", List.of(HookEndpoint.ALL), null);
        }
    }

    /** Delivers what is due. */
    void deliver(RaceTask task) {
        for (Optional<HookRequest> next = hooks.next(); next.isPresent(); next = hooks.next()) {
            HookRequest request = next.get();
            StripeEvent event;
            try {
                event = reader.event(request.body());
            } catch (MalformedAnswerException e) {
                throw new AssertionError(e);
            }
            if (options.webhooks() == RaceOptions.Webhooks.EMITTED_BLINDLY) {
                emit(event);
                hooks.answered(request.delivery(), 200);
            } else {
                offer(task, request, event);
            }
        }
    }

    private void offer(RaceTask task, HookRequest request, StripeEvent event) {
        Delivery[] self = new Delivery[1];
        Delivery delivery = new Delivery(outcome -> {
            open.remove(self[0]);
            committed += outcome == Outcome.COMMITTED ? 1 : 0;
            boolean ok = outcome != Outcome.NO_ROOM && outcome != Outcome.GIVEN_UP;
            hooks.answered(request.delivery(), ok ? 200 : 503);
        });
        self[0] = delivery;
        open.add(delivery);
        task.deliver(event, delivery);
    }

    private void emit(StripeEvent event) {
        StreamRegistry registry = StreamRegistry.bundled();
        Optional<EventRule> rule = registry.eventTypes().rules(event.type(), event.objectType()).stream()
                .findFirst();
        if (rule.isEmpty() || topics.newest(rule.get().stream()).epoch() == 0) {
            return;
        }
        StreamDefinition stream = registry.streams().stream()
                .filter(each -> each.name().equals(rule.get().stream()))
                .findFirst()
                .orElseThrow();
        try {
            Change change = new Change(
                    new ObjectReader(stream).object(event.object()),
                    null,
                    event.created(),
                    rule.get().delete(),
                    Origin.WEBHOOK,
                    event.id(),
                    event.type(),
                    event.apiVersion(),
                    null);
            topics.append(stream.name(), change);
        } catch (MalformedAnswerException e) {
            throw new AssertionError(e);
        }
    }

    /** The worker has sent the first so many records of a batch. */
    void sent(ChangeBatch batch, int records) {
        Delivery delivery = batch.delivery();
        if (delivery != null) {
            delivery.emitted(batch.changes().size());
            for (int i = 0; i < Math.min(records, batch.changes().size()); i++) {
                delivery.committed();
            }
        }
    }

    /** The task has died: nobody answers what waits. */
    void lost() {
        Set.copyOf(open).forEach(delivery -> delivery.end(Outcome.GIVEN_UP));
    }

    /** Events that went out as they came. */
    long committed() {
        return committed;
    }
}

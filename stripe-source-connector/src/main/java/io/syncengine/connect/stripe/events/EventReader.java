// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.change.Delivery;
import io.syncengine.connect.stripe.change.Origin;
import io.syncengine.connect.stripe.data.StripeEvent;
import io.syncengine.connect.stripe.loop.Cancellable;
import io.syncengine.connect.stripe.spec.EventRule;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Follows the events of an account for all streams of a task: a look every few seconds, from a little below the lowest
 * position up to settle time below now, in slices that fit into memory, oldest first; a second that does not fit comes in
 * parts. What a slice or a part holds for a stream is emitted as one stretch. A stream whose stretch waits for reads does
 * not hold up the others: it is left out until it is done, and caught up with then. Event loop only.
 */
public final class EventReader {

    /** How long the next slice waits for reads that this one asks for. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EventParts parts;
    private final SyncRules rules;
    private final EventOwner owner;
    private final Map<String, EventFeed> feeds = new LinkedHashMap<>();
    private final List<List<String>> groups;
    private final SliceSpan span;
    private final LookPace pace;
    private final LookReach reach;
    private final LookTimer timer;
    private @Nullable Round round;
    private boolean closed;

    /** @param streams those whose events are in that list, and streams without events: their positions move with time */
    public EventReader(EventParts parts, Collection<? extends FollowedStream> streams, EventOwner owner) {
        this.parts = parts;
        this.rules = parts.settings().rules();
        this.span = new SliceSpan(rules.together());
        this.pace = new LookPace(
                parts.settings().pollInterval(),
                parts.settings().idleInterval(),
                parts.loop().nanoTime());
        this.owner = owner;
        this.reach = new LookReach(rules, parts.loop(), parts.settings().pollInterval());
        this.timer = new LookTimer(parts.loop(), parts.clock(), this::look);
        Set<String> all = new LinkedHashSet<>();
        for (FollowedStream stream : streams) {
            EventFeed feed = new EventFeed(parts, stream);
            feeds.put(feed.name(), feed);
            all.addAll(feed.types());
        }
        this.groups = parts.list().groups(all);
    }

    /** Begins with a look at once. */
    public void start() {
        timer.start(Duration.ZERO);
    }

    /**
     * Asks for a look once an event of that moment has settled; several wishes are met by one look where that does.
     *
     * @param created seconds since 1970
     */
    public void lookFor(long created) {
        if (!closed) {
            reach.wish(created);
            // A look reads what is older than settle. What is known of Stripe's clock may be a little behind it.
            long moment = Math.min(created, parts.clock().now() + rules.settle());
            timer.hurry(moment + rules.settle() + 1);
        }
    }

    /**
     * Takes an event that has come by itself. The row that it carries is emitted at once where that is safe; the rest is
     * left to the looks. The delivery is told.
     *
     * @param origin how it came
     */
    public void offer(StripeEvent event, Origin origin, Delivery delivery) {
        if (!isWanted(event)) {
            delivery.end(Delivery.Outcome.NO_STREAM);
        } else if (!owner.hasRoom()) {
            delivery.end(Delivery.Outcome.NO_ROOM);
        } else {
            EventFeed rows = closed ? null : rowFeed(event);
            boolean isEmitted = rows != null && rows.emitAhead(event, origin, delivery);
            if (!isEmitted || feedsOf(event).size() > 1) {
                lookFor(event.created());
            }
            if (!isEmitted) {
                delivery.end(Delivery.Outcome.LEFT);
            }
        }
    }

    /** Feed of the stream that the event carries a row of; null without one. */
    private @Nullable EventFeed rowFeed(StripeEvent event) {
        for (EventRule rule : rules(event)) {
            if (rule.subject() == EventRule.Subject.ROW && feeds.containsKey(rule.stream())) {
                return feeds.get(rule.stream());
            }
        }
        return null;
    }

    /** There is room again. */
    public void resume() {
        if (!closed) {
            feeds.values().forEach(EventFeed::resume);
            if (round != null) {
                round.resume();
            }
        }
    }

    public void close() {
        closed = true;
        timer.cancel();
        if (round != null) {
            round.cancel();
        }
        feeds.values().forEach(EventFeed::cancel);
        owner.holds(0);
    }

    private void look() {
        long now = parts.clock().now();
        long limit = now - rules.settle();
        feeds.values().forEach(feed -> feed.checkGap(now));
        long lowest = Long.MAX_VALUE;
        long first = Long.MAX_VALUE;
        boolean wide = false;
        for (EventFeed feed : feeds.values()) {
            feed.beginLook();
            if (feed.isReady()) {
                lowest = Math.min(lowest, feed.position());
                first = Math.min(first, feed.followedFrom());
                wide |= feed.wantsWideLook();
            }
        }
        // Without any stream to follow the look is over at once. With a clock that was set back some call still tells
        // the time.
        long newest = lowest < Long.MAX_VALUE && lowest > limit ? limit - 1 : lowest;
        long from = Math.max(reach.from(newest, wide), first);
        round = new Round(limit, wide);
        round.slice(Math.min(from, limit));
    }

    /** One look: slices from its beginning up to its limit. */
    private final class Round implements SliceReader.Listener {
        private final long limit;
        private final boolean wide;
        private long from;
        private long to;
        private boolean hasParts;
        private boolean waitsForRoom;
        private int stage;
        private int stretches;
        private @Nullable SliceReader reader;
        private @Nullable Cancellable patience;

        private Round(long limit, boolean wide) {
            this.limit = limit;
            this.wide = wide;
        }

        private void slice(long start) {
            if (start >= limit) {
                end();
                return;
            }
            from = start;
            reader = null;
            waitsForRoom = !owner.hasRoom();
            if (waitsForRoom) {
                return;
            }
            feeds.values().forEach(feed -> feed.checkGap(parts.clock().now()));
            to = Math.min(limit, from + span.seconds());
            hasParts = false;
            reader = new SliceReader(
                    parts.client(), parts.list(), groups, EventReader.this::isWanted, rules.together(), owner);
            reader.read(from, to, this);
        }

        private void goOn(SliceReader rest) {
            waitsForRoom = !owner.hasRoom();
            if (!waitsForRoom) {
                rest.goOn();
            }
        }

        private void resume() {
            if (waitsForRoom && reader != null) {
                goOn(reader);
            } else if (waitsForRoom) {
                slice(from);
            }
        }

        private void end() {
            for (EventFeed feed : feeds.values()) {
                feed.endLook(limit, wide);
            }
            round = null;
            reach.done();
            timer.start(pace.next(parts.loop().nanoTime()));
        }

        @Override
        public void read(List<StripeEvent> events) {
            reader = null;
            if (!hasParts) {
                span.read(events.size());
            }
            deal(events, hasParts, true);
        }

        @Override
        public void readPart(List<StripeEvent> events) {
            boolean follows = hasParts;
            hasParts = true;
            deal(events, follows, false);
        }

        /**
         * Deals with the events of a slice, or with a part of them.
         *
         * @param follows whether a part came before
         * @param isLast whether nothing of the slice follows
         */
        private void deal(List<StripeEvent> events, boolean follows, boolean isLast) {
            pace.read(events.size(), parts.loop().nanoTime());
            Map<EventFeed, List<StripeEvent>> byFeed = new HashMap<>();
            for (StripeEvent event : events) {
                for (EventFeed feed : feedsOf(event)) {
                    feed.seen(event)
                            .ifPresent(seen -> byFeed.computeIfAbsent(feed, key -> new ArrayList<>())
                                    .add(seen));
                }
            }
            int number = ++stage;
            // One more than there are, since some are over at once.
            stretches = 1;
            patience = parts.loop().schedule(() -> proceed(number), PATIENCE);
            for (EventFeed feed : feeds.values()) {
                if (follows ? feed.acceptsMore() : feed.accepts(from)) {
                    stretches++;
                    List<StripeEvent> own = byFeed.getOrDefault(feed, List.of());
                    if (isLast) {
                        feed.follow(own, to, to == limit, () -> stretchDone(number));
                    } else {
                        feed.followPart(own, to, () -> stretchDone(number));
                    }
                }
            }
            stretchDone(number);
        }

        private void stretchDone(int number) {
            if (number == stage && --stretches == 0) {
                proceed(number);
            }
        }

        private void proceed(int number) {
            if (round == this && number == stage) {
                stage++;
                owner.holds(0);
                if (patience != null) {
                    patience.cancel();
                }
                if (reader != null) {
                    goOn(reader);
                } else {
                    slice(to);
                }
            }
        }

        @Override
        public void tooMany() {
            owner.holds(0);
            span.halve(to - from);
            slice(from);
        }

        @Override
        public void failed(StripeApiException reason) {
            owner.holds(0);
            Duration pause = owner.eventsRefused(reason);
            round = null;
            timer.rest(pause);
        }

        private void cancel() {
            if (reader != null) {
                reader.cancel();
            }
            if (patience != null) {
                patience.cancel();
            }
        }
    }

    private boolean isWanted(StripeEvent event) {
        Boolean livemode = event.livemode();
        String account = event.account();
        return (livemode == null || livemode == parts.settings().livemode())
                && (account == null || account.equals(parts.settings().account()))
                && !feedsOf(event).isEmpty();
    }

    private List<EventFeed> feedsOf(StripeEvent event) {
        List<EventFeed> concerned = new ArrayList<>();
        for (EventRule rule : rules(event)) {
            EventFeed feed = feeds.get(rule.stream());
            if (feed != null && feed.seen(event).isPresent()) {
                concerned.add(feed);
            }
        }
        return concerned;
    }

    private List<EventRule> rules(StripeEvent event) {
        return parts.types().rules(event.type(), event.objectType());
    }
}

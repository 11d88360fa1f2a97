// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.data;

import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.catalog.ChildSpec;
import io.syncengine.connect.simulators.stripe.catalog.StreamSpec;
import io.syncengine.connect.simulators.stripe.shape.Draws;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * What happens in an account by itself, as far as its clock has come: the same seed and options give the same changes at the
 * same moments, however often it is asked to go on. Not thread-safe.
 */
public final class Traffic {
    private static final Set<String> CHOSEN_IDS = Set.of("coupons", "plans", "products");
    /** Streams whose objects people delete without an event that tells of it. */
    private static final Set<String> UNSEEN_DELETES = Set.of(
            "accounts",
            "apple_pay_domains",
            "radar_value_lists",
            "terminal_configurations",
            "terminal_locations",
            "terminal_readers");

    private static final int RECENT = 200;
    private static final int TRIES = 20;

    private final Dataset data;
    private final long seed;
    private final TrafficOptions.Mix mix;
    private final List<StreamSpec> streams = new ArrayList<>();
    private final long weights;
    private final int childShare;
    private final boolean deletesUnseen;
    private final PriorityQueue<Step> later =
            new PriorityQueue<>(Comparator.comparingDouble(Step::at).thenComparingLong(Step::order));
    private double perSecond;
    private double next;
    private long draws;

    /** A change that follows another one. */
    private record Step(double at, long order, Runnable change) {}

    public Traffic(Dataset data, ApiCatalog catalog, TrafficOptions options) {
        this.data = data;
        seed = Draws.mix(data.seed(), data.livemode() ? 11 : 12);
        mix = options.mix();
        childShare = options.children();
        deletesUnseen = options.unseenDeletes();
        List<StreamSpec> all = new ArrayList<>(catalog.streams());
        all.addAll(catalog.v2());
        for (StreamSpec spec : all) {
            if (options.streams().contains(spec.name())) {
                streams.add(spec);
            }
        }
        weights = streams.stream().mapToLong(Traffic::weight).sum();
        rate(options.perSecond());
    }

    private static long weight(StreamSpec spec) {
        return spec.share() + 50L;
    }

    /** Changes a second from now on; without streams nothing happens. */
    public void rate(double changesPerSecond) {
        perSecond = streams.isEmpty() ? 0 : changesPerSecond;
        next = data.now() + gap();
    }

    public double rate() {
        return perSecond;
    }

    /** Does all that is due until then. */
    public void advance(long millis) {
        while (true) {
            double follow =
                    later.isEmpty() ? Double.POSITIVE_INFINITY : later.peek().at();
            if (Math.min(follow, next) > millis) {
                break;
            }
            if (follow <= next) {
                Step step = later.remove();
                data.advance((long) step.at());
                step.change().run();
            } else {
                data.advance((long) next);
                double at = next;
                next += gap();
                start(at);
            }
        }
        data.advance(millis);
    }

    private double gap() {
        return perSecond == 0 ? Double.POSITIVE_INFINITY : -Math.log1p(-Draws.unit(draw())) * 1000 / perSecond;
    }

    private long draw() {
        return Draws.mix(seed, draws++);
    }

    private void start(double at) {
        StreamSpec spec = stream();
        int dice = Draws.below(draw(), 100);
        int index = pick(spec);
        if (index < 0) {
            data.create(spec, null);
            return;
        }
        if (childShare > 0 && Draws.below(draw(), 100) < childShare && changesChild(spec, index)) {
            return;
        }
        if ((dice -= mix.update()) < 0) {
            data.update(spec, index);
        } else if ((dice -= mix.burst()) < 0) {
            burst(spec, index, at);
        } else if ((dice -= mix.delete()) < 0) {
            delete(spec, index);
        } else if ((dice -= mix.recreate()) < 0) {
            recreate(spec, index, at);
        } else if (dice - mix.silent() < 0) {
            data.updateSilently(spec, index);
        } else {
            data.create(spec, null);
        }
    }

    /** Changes a child of an object, or gives it one; silently as often as objects change so. @return false when none of its children change */
    private boolean changesChild(StreamSpec spec, int index) {
        List<ChildData> lists = data.children().changing(spec);
        if (lists.isEmpty()) {
            return false;
        }
        ChildData children = lists.get(Draws.below(draw(), lists.size()));
        ChildSpec child = children.spec();
        List<ChildSpec.Change> kinds = child.changes().stream().sorted().toList();
        List<ChildData.Child> there = children.of(index, data.now());
        boolean isSilent = mix.silent() > 0 && Draws.below(draw(), 100) < mix.silent();
        ChildSpec.Change kind = kinds.get(Draws.below(draw(), kinds.size()));
        if (kind == ChildSpec.Change.ADDED && children.isOpen(index)) {
            data.children().add(child, index, isSilent);
            return true;
        }
        if (kind == ChildSpec.Change.ADDED || there.isEmpty()) {
            return false;
        }
        long number = there.get(Draws.below(draw(), there.size())).number();
        if (kind == ChildSpec.Change.UPDATED) {
            data.children().update(child, number, isSilent);
        } else {
            data.children().remove(child, number, isSilent);
        }
        return true;
    }

    private StreamSpec stream() {
        long place = Draws.below(draw(), weights);
        for (StreamSpec spec : streams) {
            place -= weight(spec);
            if (place < 0) {
                return spec;
            }
        }
        throw new AssertionError("weights do not add up");
    }

    /** Some object that exists, half of the time a young one if there is one; -1 when none was found. */
    private int pick(StreamSpec spec) {
        int size = data.stream(spec).size();
        int young = Draws.below(draw(), 2) == 0 ? pick(spec, Math.min(size, RECENT)) : -1;
        return young >= 0 ? young : pick(spec, size);
    }

    private int pick(StreamSpec spec, int span) {
        StreamData stream = data.stream(spec);
        for (int i = 0; span > 0 && i < TRIES; i++) {
            int index = stream.size() - 1 - Draws.below(draw(), span);
            if (stream.exists(index, data.now()) && !isCanceled(spec, index)) {
                return index;
            }
        }
        return -1;
    }

    private boolean isCanceled(StreamSpec spec, int index) {
        StreamData stream = data.stream(spec);
        if (spec.isV2()) {
            return "true".equals(stream.scalar(index, stream.version(index), "closed"));
        }
        return !spec.events().removes()
                && spec.events().deleted() != null
                && "\"canceled\"".equals(stream.scalar(index, stream.version(index), "status"));
    }

    private void burst(StreamSpec spec, int index, double at) {
        data.update(spec, index);
        double moment = at;
        for (int more = 1 + Draws.below(draw(), 3); more > 0; more--) {
            moment += Draws.below(draw(), 250);
            follow(moment, () -> updateIfThere(spec, index));
        }
    }

    private void updateIfThere(StreamSpec spec, int index) {
        if (data.stream(spec).exists(index, data.now())) {
            data.update(spec, index);
        }
    }

    private void delete(StreamSpec spec, int index) {
        boolean isUnseen = deletesUnseen && UNSEEN_DELETES.contains(spec.name());
        if (spec.events().deleted() == null && !isUnseen) {
            data.update(spec, index);
        } else {
            data.delete(spec, index);
        }
    }

    private void recreate(StreamSpec spec, int index, double at) {
        if (!CHOSEN_IDS.contains(spec.name())) {
            data.update(spec, index);
            return;
        }
        String id = data.stream(spec).id(index);
        data.delete(spec, index);
        follow(at + Draws.below(draw(), 900), () -> createIfGone(spec, id));
    }

    private void createIfGone(StreamSpec spec, String id) {
        if (!data.stream(spec).exists(data.stream(spec).find(id), data.now())) {
            data.create(spec, id);
        }
    }

    private void follow(double at, Runnable change) {
        later.add(new Step(at, draws, change));
    }
}

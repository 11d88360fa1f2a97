// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.data;

import io.syncengine.connect.simulators.stripe.catalog.ApiCatalog;
import io.syncengine.connect.simulators.stripe.catalog.StreamSpec;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * What happens in an account by itself.
 *
 * @param perSecond changes a second on average; 0: nothing happens
 * @param streams in which it happens
 * @param mix what happens how often
 * @param children percent of the changes that happen to a child of an object instead, where it can have any that change
 * @param unseenDeletes whether objects go that Stripe sends no event of, such as terminal locations; else they change instead
 */
public record TrafficOptions(double perSecond, Set<String> streams, Mix mix, int children, boolean unseenDeletes) {
    /** @throws IllegalArgumentException when the rate or a share is out of range */
    public TrafficOptions {
        if (!(perSecond >= 0 && perSecond <= 1e6)) {
            throw new IllegalArgumentException("Not a rate of changes: " + perSecond);
        }
        if (children < 0 || children > 100) {
            throw new IllegalArgumentException("The share of changes of children is from 0 to 100: " + children);
        }
        streams = Set.copyOf(streams);
    }

    /** Children stay as they are. */
    public TrafficOptions(double perSecond, Set<String> streams, Mix mix) {
        this(perSecond, streams, mix, 0, false);
    }

    public TrafficOptions withChildren(int percent) {
        return new TrafficOptions(perSecond, streams, mix, percent, unseenDeletes);
    }

    public TrafficOptions withUnseenDeletes() {
        return new TrafficOptions(perSecond, streams, mix, children, true);
    }

    /**
     * Shares of the kinds of change, in percent. What is left are new objects.
     *
     * @param update one change of an object
     * @param burst two to four changes of an object, mostly inside one second
     * @param delete the end of an object, where the stream tells of ends
     * @param recreate the end of an object and another one with the same id at once, where people choose ids
     * @param silent one change that sends no event
     */
    public record Mix(int update, int burst, int delete, int recreate, int silent) {
        /** @throws IllegalArgumentException when a share is negative, or they are more than 100 together */
        public Mix {
            if (Math.min(Math.min(update, burst), Math.min(Math.min(delete, recreate), silent)) < 0
                    || update + burst + delete + recreate + silent > 100) {
                throw new IllegalArgumentException("Shares of changes are from 0 to 100 together");
            }
        }

        /** Every change sends its event. */
        public static Mix usual() {
            return new Mix(45, 7, 5, 2, 0);
        }
    }

    /** Nothing happens. */
    public static TrafficOptions none() {
        return new TrafficOptions(0, Set.of(), Mix.usual());
    }

    /** Changes in the streams whose events tell of new and of changed objects. */
    public static TrafficOptions usual(ApiCatalog catalog, double perSecond) {
        return new TrafficOptions(
                perSecond,
                catalog.streams().stream()
                        .filter(spec -> spec.events().created() != null
                                && spec.events().updated() != null
                                && spec.share() > 0
                                && spec.most() == 0)
                        .map(StreamSpec::name)
                        .collect(Collectors.toSet()),
                Mix.usual(),
                15,
                false);
    }
}

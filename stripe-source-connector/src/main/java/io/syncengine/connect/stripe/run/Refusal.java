// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.config.LimitSettings;
import io.syncengine.connect.stripe.config.StreamErrorPolicy;

import java.time.Duration;

/**
 * What becomes of a stream whose call Stripe refuses.
 *
 * @param text why, for offsets, heartbeats and logs
 */
record Refusal(Action action, String text) {

    enum Action {
        /** Try again after a pause. */
        RETRY,
        /** Leave the stream out, and try again after a day. */
        SKIP,
        /** The account is out of reach; whether for good is to be found out. */
        LEAVE,
        /** Nothing can be read any further. */
        FAIL
    }

    /** So many tries over {@link #PAUSE} each before the policy decides: five minutes. */
    static final int TRIES = 5;

    static final Duration PAUSE = Duration.ofSeconds(75);

    /**
     * Judges a refusal.
     *
     * @param tries how often in a row the stream has been refused for a reason that is not known, this time included
     */
    static Refusal of(StripeApiException reason, int tries, LimitSettings limits, StreamErrorPolicy policy) {
        return switch (reason.kind()) {
            case PERMISSION, NOT_ENABLED, NO_SUCH_ROUTE -> new Refusal(Action.SKIP, reason.skipReason());
            case NO_ACCESS -> new Refusal(Action.LEAVE, reason.skipReason());
            case UNAUTHORIZED -> new Refusal(Action.FAIL, text(reason));
            case TRANSIENT -> new Refusal(isGivenUp(limits) ? Action.FAIL : Action.RETRY, text(reason));
            case MALFORMED, NOT_FOUND, CURSOR_GONE, REJECTED ->
                new Refusal(
                        tries < TRIES ? Action.RETRY : policy == StreamErrorPolicy.SKIP ? Action.SKIP : Action.FAIL,
                        text(reason));
        };
    }

    /**
     * Judges the refusal of what an event asks for. The stream could be read before, so what would leave it out is tried
     * again first: a key that is being changed is such a case.
     *
     * @param tries how often in a row, this time included
     */
    static Refusal ofEvent(StripeApiException reason, int tries, LimitSettings limits, StreamErrorPolicy policy) {
        Refusal refusal = of(reason, tries, limits, policy);
        return refusal.action == Action.SKIP && tries < TRIES ? new Refusal(Action.RETRY, text(reason)) : refusal;
    }

    /** A preview that the account takes no part in is left out at the first refusal. */
    static Refusal closedPreview(StripeApiException reason) {
        return new Refusal(Action.SKIP, text(reason));
    }

    /**
     * Whether a call that brought no answer ends the task. Without a limit of time it was Stripe that asked not to repeat
     * the call at once; it is made again after a pause.
     */
    static boolean isGivenUp(LimitSettings limits) {
        return limits.retryDuration().isPresent();
    }

    private static String text(StripeApiException reason) {
        return reason.skipReason() + ": " + reason.getMessage();
    }
}

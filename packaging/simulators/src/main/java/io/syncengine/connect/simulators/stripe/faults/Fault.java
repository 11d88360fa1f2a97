// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.faults;

import io.syncengine.connect.simulators.exchange.HttpDate;
import io.syncengine.connect.simulators.exchange.SimAnswer;
import io.syncengine.connect.simulators.stripe.limits.LimitReason;
import io.syncengine.connect.simulators.stripe.limits.Refusal;
import io.syncengine.connect.simulators.transport.Delivery;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Something that goes wrong with an answer: what is sent, how it is sent, or both. Immutable. */
public final class Fault {
    private final String name;
    private final UnaryOperator<SimAnswer> change;
    private final boolean needsAnswer;
    private final Delivery delivery;

    private Fault(String name, UnaryOperator<SimAnswer> change, boolean needsAnswer, Delivery delivery) {
        this.name = name;
        this.change = change;
        this.needsAnswer = needsAnswer;
        this.delivery = delivery;
    }

    /**
     * An error in Stripe's shape.
     *
     * @throws IllegalArgumentException when the status is not one of an error
     */
    public static Fault status(int status) {
        if (status == 429) {
            return rateLimited(null, null);
        }
        return instead(Integer.toString(status), ErrorAnswers.json(status));
    }

    /** An error as a web page, as gateways send it. */
    public static Fault page(int status) {
        return instead(status + " html", ErrorAnswers.page(status));
    }

    /**
     * 429.
     *
     * @param reason null: not told
     * @param retryAfter null: not told
     */
    public static Fault rateLimited(@Nullable LimitReason reason, @Nullable Duration retryAfter) {
        return instead(reason == null ? "429" : "429 " + reason.header(), new Refusal(reason, retryAfter).answer());
    }

    /** A redirect, which no client may follow with a key in its headers. */
    public static Fault redirect(String location) {
        return instead("redirect", ErrorAnswers.page(302).with("Location", location));
    }

    /** Success with the first half of the JSON. */
    public static Fault truncated() {
        return on("truncated", BrokenBodies::truncated);
    }

    /** Success with a body of the right length that is no JSON. */
    public static Fault broken() {
        return on("broken", BrokenBodies::broken);
    }

    /** A list answer without {@code data}. */
    public static Fault withoutData() {
        return on("no-data", BrokenBodies::withoutData);
    }

    /** Success with nothing in it. */
    public static Fault empty() {
        return on("empty", BrokenBodies::empty);
    }

    /** {@code Date} that differs from the simulator's clock. */
    public static Fault dateSkewed(Duration by) {
        return on(
                "date-skew",
                answer -> answer.header("Date")
                        .flatMap(HttpDate::parse)
                        .map(date -> answer.with("Date", HttpDate.format(date.plus(by))))
                        .orElse(answer));
    }

    public static Fault withoutDate() {
        return on("no-date", answer -> answer.without("Date"));
    }

    /** The connection is reset before anything is sent. */
    public static Fault reset() {
        return sent("reset", Delivery.RESET);
    }

    /** The connection is reset after half of the body. */
    public static Fault resetMidBody() {
        return sent("reset-mid-body", Delivery.RESET_MID_BODY);
    }

    /** Nothing is sent, and the connection stays open. */
    public static Fault hang() {
        return sent("hang", Delivery.NEVER);
    }

    /** The answer comes, but late. */
    public static Fault late(Duration delay) {
        return sent("late", Delivery.late(delay));
    }

    /** The body comes in small pieces, so many bytes a second. */
    public static Fault drip(int bytesPerSecond) {
        if (bytesPerSecond < 1) {
            throw new IllegalArgumentException("drip at " + bytesPerSecond + " bytes a second: give 1 or more");
        }
        return sent("drip", Delivery.dripping(bytesPerSecond));
    }

    /** This fault with one more header on its answer. */
    public Fault withHeader(String header, String value) {
        return new Fault(name, answer -> change.apply(answer).with(header, value), needsAnswer, delivery);
    }

    /** This fault with Stripe's word on whether to try again. */
    public Fault shouldRetry(boolean retry) {
        return withHeader("Stripe-Should-Retry", Boolean.toString(retry));
    }

    /** For people and for the log of requests. */
    public String name() {
        return name;
    }

    /** Whether it changes an answer; otherwise the account need not be asked, and {@link #change} takes any. */
    public boolean needsAnswer() {
        return needsAnswer;
    }

    /** What is sent instead of an answer. */
    public SimAnswer change(SimAnswer answer) {
        return change.apply(answer);
    }

    public Delivery delivery() {
        return delivery;
    }

    @Override
    public String toString() {
        return name;
    }

    private static Fault instead(String name, SimAnswer other) {
        return new Fault(name, answer -> like(answer, other), false, Delivery.WHOLE);
    }

    /** The other answer, with the moment and the number of this one. */
    private static SimAnswer like(SimAnswer answer, SimAnswer other) {
        SimAnswer result = other;
        for (String header : new String[] {"Date", "Request-Id"}) {
            Optional<String> value = answer.header(header);
            result = value.isPresent() ? result.with(header, value.get()) : result;
        }
        return result;
    }

    private static Fault on(String name, UnaryOperator<SimAnswer> change) {
        return new Fault(name, change, true, Delivery.WHOLE);
    }

    private static Fault sent(String name, Delivery delivery) {
        return new Fault(name, UnaryOperator.identity(), true, delivery);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.webhook;

import java.time.Duration;

/**
 * How long the listener waits for what.
 *
 * @param read for the head of a request, and again for its body
 * @param linger for a sender to notice an answer that came before it was done
 * @param patience how long a port that is taken is tried for before anybody is told
 * @param retry between two tries for the port
 * @param lateRetry the same once somebody has been told
 */
record ListenerTimes(Duration read, Duration linger, Duration patience, Duration retry, Duration lateRetry) {

    static final ListenerTimes STANDARD = new ListenerTimes(
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30));
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.state.StreamState;

import java.util.Collection;
import java.util.Map;

/** Where the streams stood when the task last ran. */
@FunctionalInterface
public interface OffsetSource {

    /**
     * The committed states. Called once, on the event loop, as soon as the account is known; it may block.
     *
     * @param streams names of the task's streams
     * @return by stream; streams without an offset are missing
     * @throws EngineFailure if an offset cannot be read or understood, or belongs to the other mode, naming the stream and
     *     the remedy
     */
    Map<String, StreamState> read(String account, boolean livemode, Collection<String> streams) throws EngineFailure;
}

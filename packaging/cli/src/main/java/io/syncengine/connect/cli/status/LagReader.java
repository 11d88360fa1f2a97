// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.status;

import io.syncengine.connect.cli.worker.Deployed;

import java.util.OptionalLong;

/** Tells how far a sink is behind its topics, which Connect's REST API does not know. */
public interface LagReader {

    /** Tells of no sink. */
    LagReader NONE = sink -> OptionalLong.empty();

    /** Records of the sink's topics that it has not committed yet; empty when that cannot be told. */
    OptionalLong lag(Deployed sink) throws InterruptedException;
}

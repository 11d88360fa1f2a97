// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.network;

import java.util.Optional;

/**
 * How connections leave the worker.
 *
 * @param proxy empty: what the JVM was told, which mostly is none
 * @param trust empty: the JVM's authorities only
 */
public record NetworkSettings(Optional<ProxySettings> proxy, Optional<ExtraTrust> trust) {

    /** As the JVM was told. */
    public static final NetworkSettings PLAIN = new NetworkSettings(Optional.empty(), Optional.empty());
}

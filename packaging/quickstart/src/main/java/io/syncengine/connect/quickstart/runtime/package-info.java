// SPDX-License-Identifier: Apache-2.0
/**
 * A real Kafka broker and a real distributed Connect worker on this machine: {@link
 * io.syncengine.connect.quickstart.runtime.LocalNode} holds both in the calling JVM, {@link
 * io.syncengine.connect.quickstart.runtime.ForkedWorker} in one of their own that may be killed and started again, and
 * {@link io.syncengine.connect.quickstart.runtime.ConnectRest} talks to any worker. The quickstart, the integration
 * tests and the benchmarks run on it. Its objects belong to one thread unless they say otherwise.
 */
@NullMarked
package io.syncengine.connect.quickstart.runtime;

import org.jspecify.annotations.NullMarked;

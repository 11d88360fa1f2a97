// SPDX-License-Identifier: Apache-2.0
/**
 * The quickstart: one command that brings a Stripe account, simulated or real, through a Kafka broker and a distributed
 * Connect worker into PostgreSQL. Entry: {@link io.syncengine.connect.quickstart.QuickstartCommand}. Everything runs on
 * the main thread; only the end of the JVM (Ctrl-C, {@code --once}) is handled on a thread of its own.
 */
@NullMarked
package io.syncengine.connect.quickstart;

import org.jspecify.annotations.NullMarked;

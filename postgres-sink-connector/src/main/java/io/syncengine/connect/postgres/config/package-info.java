// SPDX-License-Identifier: Apache-2.0
/**
 * The connector's settings: a {@code …Keys} class for each group defines them, {@code PostgresSinkConfig} is their typed
 * view (and {@code TaskConfig} that of a task). The views are immutable and safe for any thread. Whether the database
 * agrees is asked elsewhere, in package {@code check}.
 */
@NullMarked
package io.syncengine.connect.postgres.config;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * The connector's settings: a {@code …Keys} class for each group defines them, {@code StripeSourceConfig} is their typed
 * view (and {@code TaskConfig} that of a task). The views are immutable and safe for any thread.
 */
@NullMarked
package io.syncengine.connect.stripe.config;

import org.jspecify.annotations.NullMarked;

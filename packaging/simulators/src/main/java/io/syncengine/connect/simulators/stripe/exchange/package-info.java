// SPDX-License-Identifier: Apache-2.0
/**
 * Requests and answers as values, apart from any transport. Entry types: {@link
 * io.syncengine.connect.simulators.stripe.exchange.SimRequest} and {@link
 * io.syncengine.connect.simulators.stripe.exchange.SimAnswer}. Immutable, free of threads.
 */
@NullMarked
package io.syncengine.connect.simulators.stripe.exchange;

import org.jspecify.annotations.NullMarked;

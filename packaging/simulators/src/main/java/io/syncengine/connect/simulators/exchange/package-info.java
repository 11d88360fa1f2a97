// SPDX-License-Identifier: Apache-2.0
/**
 * Requests and answers as values, apart from any transport. Entry types: {@link
 * io.syncengine.connect.simulators.exchange.SimRequest} and {@link
 * io.syncengine.connect.simulators.exchange.SimAnswer}. Immutable, free of threads.
 */
@NullMarked
package io.syncengine.connect.simulators.exchange;

import org.jspecify.annotations.NullMarked;

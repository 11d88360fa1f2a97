// SPDX-License-Identifier: Apache-2.0
/**
 * Reaching PostgreSQL: {@code ConnectionFactory} opens connections, {@code SqlErrors} says what an error of the server or
 * the driver means and what can be done about it. Knows nothing of Connect's configuration. Settings are immutable and
 * safe for any thread; a connection belongs to the thread that uses it.
 */
@NullMarked
package io.syncengine.connect.postgres.connect;

import org.jspecify.annotations.NullMarked;

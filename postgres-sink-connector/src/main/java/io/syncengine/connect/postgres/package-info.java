// SPDX-License-Identifier: Apache-2.0
/**
 * What the worker sees: the connector, and the task that takes records and hands them to {@code write}. Connect's types go
 * no further than here, but for the records that travel along with their rows. The worker's threads run all of it.
 */
@NullMarked
package io.syncengine.connect.postgres;

import org.jspecify.annotations.NullMarked;

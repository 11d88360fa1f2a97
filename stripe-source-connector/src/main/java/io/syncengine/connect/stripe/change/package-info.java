// SPDX-License-Identifier: Apache-2.0
/**
 * What the engine hands to the task: changes of rows in batches, each with the state of its stream before and after.
 * Entry type is {@code ChangeBatch}. Values are immutable and cross from the event loop to the task's thread.
 */
@NullMarked
package io.syncengine.connect.stripe.change;

import org.jspecify.annotations.NullMarked;

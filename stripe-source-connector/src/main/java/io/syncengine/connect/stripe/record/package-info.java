// SPDX-License-Identifier: Apache-2.0
/**
 * Changes and states as Connect source records. The only package besides the task that names Connect's data types.
 */
@NullMarked
package io.syncengine.connect.stripe.record;

import org.jspecify.annotations.NullMarked;

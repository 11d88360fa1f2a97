// SPDX-License-Identifier: Apache-2.0
/**
 * Where a stream stands. {@code StreamState} is an immutable value, {@code StreamOffsets} its form as a Connect source
 * offset. No type here does I/O.
 */
@NullMarked
package io.syncengine.connect.stripe.state;

import org.jspecify.annotations.NullMarked;

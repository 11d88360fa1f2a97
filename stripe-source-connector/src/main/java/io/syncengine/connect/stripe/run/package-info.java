// SPDX-License-Identifier: Apache-2.0
/**
 * What runs an account: schedules lists and the event reader on the event loop and hands batches to {@code poll()}.
 */
@NullMarked
package io.syncengine.connect.stripe.run;

import org.jspecify.annotations.NullMarked;

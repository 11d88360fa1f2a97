// SPDX-License-Identifier: Apache-2.0
/** Keeping secrets out of logs and messages. Entry type is {@code Redactor}; safe for any thread. */
@NullMarked
package io.syncengine.connect.support.log;

import org.jspecify.annotations.NullMarked;

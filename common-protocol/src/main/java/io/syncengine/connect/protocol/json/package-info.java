// SPDX-License-Identifier: Apache-2.0
/**
 * JSON as records carry it: every digit kept, sizes bounded. Entry type is {@code Json}; safe for any thread.
 */
@NullMarked
package io.syncengine.connect.protocol.json;

import org.jspecify.annotations.NullMarked;

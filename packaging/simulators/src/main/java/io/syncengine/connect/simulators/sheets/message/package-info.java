// SPDX-License-Identifier: Apache-2.0
/**
 * The messages of the API, whatever they are about: which fields there are, field masks, errors in Google's shape. Entry
 * types: {@link io.syncengine.connect.simulators.sheets.message.MessageTypes}, {@link
 * io.syncengine.connect.simulators.sheets.message.FieldMask}. Immutable.
 */
@NullMarked
package io.syncengine.connect.simulators.sheets.message;

import org.jspecify.annotations.NullMarked;

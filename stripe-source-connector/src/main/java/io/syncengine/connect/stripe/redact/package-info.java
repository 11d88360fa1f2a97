// SPDX-License-Identifier: Apache-2.0
/**
 * Properties that never leave: {@code redact.fields}. Entry type is {@code Redaction}, made once of the settings; everything
 * in it is immutable and safe for any thread. It runs where records are made, so that the engine still sees whole objects
 * and nothing past the task ever does.
 */
@NullMarked
package io.syncengine.connect.stripe.redact;

import org.jspecify.annotations.NullMarked;

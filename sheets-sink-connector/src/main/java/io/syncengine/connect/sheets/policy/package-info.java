// SPDX-License-Identifier: Apache-2.0
/**
 * What the writer is to do where there is a choice: plain values that the connector's settings are turned into. Depends on
 * nothing, so that everything may depend on it.
 */
@NullMarked
package io.syncengine.connect.sheets.policy;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * What a comparison of an account with its tables says to a person. Entry: {@link
 * io.syncengine.connect.cli.drift.DriftText}. Immutable.
 */
@NullMarked
package io.syncengine.connect.cli.drift;

import org.jspecify.annotations.NullMarked;

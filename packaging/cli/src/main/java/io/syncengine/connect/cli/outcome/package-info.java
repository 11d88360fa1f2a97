// SPDX-License-Identifier: Apache-2.0
/**
 * How a command ends: exit codes, and failures that a person can do something about. Entry: {@link
 * io.syncengine.connect.cli.outcome.CommandFailure}. Immutable.
 */
@NullMarked
package io.syncengine.connect.cli.outcome;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * What it means to read events again: from which moment on, and which of a source's positions go back to it. Entry: {@link
 * io.syncengine.connect.cli.replay.Replay}. Immutable; asks nobody.
 */
@NullMarked
package io.syncengine.connect.cli.replay;

import org.jspecify.annotations.NullMarked;

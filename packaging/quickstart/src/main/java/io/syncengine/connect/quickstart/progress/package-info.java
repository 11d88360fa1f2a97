// SPDX-License-Identifier: Apache-2.0
/**
 * How far a sync is, told from outside: {@link io.syncengine.connect.quickstart.progress.StreamProgress} from a source's
 * committed offsets, and views of it for a terminal and for a log. Single-threaded.
 */
@NullMarked
package io.syncengine.connect.quickstart.progress;

import org.jspecify.annotations.NullMarked;

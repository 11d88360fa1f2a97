// SPDX-License-Identifier: Apache-2.0
/** Threads of a task. Entry type is {@code TaskThreads}, the only place where plugin code makes threads. */
@NullMarked
package io.syncengine.connect.support.thread;

import org.jspecify.annotations.NullMarked;

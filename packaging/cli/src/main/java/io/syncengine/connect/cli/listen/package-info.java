// SPDX-License-Identifier: Apache-2.0
/**
 * Listening: a source that receives events over a socket for a while, and what comes meanwhile. Entries: {@link
 * io.syncengine.connect.cli.listen.SocketMode} and {@link io.syncengine.connect.cli.listen.Arrivals}. A socket mode may be
 * closed on any thread; the rest is single-threaded.
 */
@NullMarked
package io.syncengine.connect.cli.listen;

import org.jspecify.annotations.NullMarked;

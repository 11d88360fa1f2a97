// SPDX-License-Identifier: Apache-2.0
/**
 * The two connectors as the quickstart runs them: archives unpacked, configurations deployed, progress read, and the rule
 * that tells when a backfill is complete. Entry: {@link io.syncengine.connect.quickstart.sync.SyncRun}. Single-threaded.
 */
@NullMarked
package io.syncengine.connect.quickstart.sync;

import org.jspecify.annotations.NullMarked;

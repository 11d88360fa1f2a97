// SPDX-License-Identifier: Apache-2.0
/**
 * What connectors do now, from what the cluster reports and what they have committed: read, judged, and put as text or
 * JSON. Entry: {@link io.syncengine.connect.cli.status.StatusReader}. Single-threaded.
 */
@NullMarked
package io.syncengine.connect.cli.status;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * What a command asks of a Connect cluster through its REST API beyond single requests: connectors as they are deployed,
 * and plugins as they are loaded. Entry: {@link io.syncengine.connect.cli.worker.Cluster}. Single-threaded.
 */
@NullMarked
package io.syncengine.connect.cli.worker;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * What can be found out about a key, a database and a cluster before anything is deployed. Entry: {@link
 * io.syncengine.connect.cli.check.Finding}. Reads only; single-threaded.
 */
@NullMarked
package io.syncengine.connect.cli.check;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * Trying a configuration out before it is accepted: {@code ConfigTrial} looks at the settings together, then, if all is
 * well so far, at the database. Reads only; its connection is closed when it returns. For one call on one thread.
 */
@NullMarked
package io.syncengine.connect.postgres.check;

import org.jspecify.annotations.NullMarked;

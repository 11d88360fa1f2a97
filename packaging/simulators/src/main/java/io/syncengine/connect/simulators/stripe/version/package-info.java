// SPDX-License-Identifier: Apache-2.0
/**
 * Other API versions: objects as their descriptions have them. Entry type: {@link
 * io.syncengine.connect.simulators.stripe.version.Versions}. Immutable, free of threads.
 */
@NullMarked
package io.syncengine.connect.simulators.stripe.version;

import org.jspecify.annotations.NullMarked;

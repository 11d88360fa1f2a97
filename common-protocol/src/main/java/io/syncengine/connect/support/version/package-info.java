// SPDX-License-Identifier: Apache-2.0
/** Which build this is. Entry type is {@code BuildVersion}; immutable. */
@NullMarked
package io.syncengine.connect.support.version;

import org.jspecify.annotations.NullMarked;

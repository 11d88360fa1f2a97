// SPDX-License-Identifier: Apache-2.0
/** The connector and its task: thin holders of Connect's contract around the packages below. */
@NullMarked
package io.syncengine.connect.stripe;

import org.jspecify.annotations.NullMarked;

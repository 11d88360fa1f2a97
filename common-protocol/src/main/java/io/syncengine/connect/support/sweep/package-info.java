// SPDX-License-Identifier: Apache-2.0
/** Sweeps that wait for the rows of their pass, which come from other topics. For a sink task's thread. */
@NullMarked
package io.syncengine.connect.support.sweep;

import org.jspecify.annotations.NullMarked;

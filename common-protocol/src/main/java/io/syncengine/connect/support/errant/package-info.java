// SPDX-License-Identifier: Apache-2.0
/**
 * Records that a sink cannot store: {@code ErrantReports} hands them to the worker and knows when that is done. For the
 * task's thread.
 */
@NullMarked
package io.syncengine.connect.support.errant;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * Listing a stream: the plan, the ranges still to list and how they are cut while paging.
 */
@NullMarked
package io.syncengine.connect.stripe.list;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0

/**
 * Asking for the children of one parent: the parent as far as its list of children wants to know it, and the calls. Entry
 * type is {@code ChildRequests}. All types are immutable or safe for any thread.
 */
@NullMarked
package io.syncengine.connect.stripe.child;

import org.jspecify.annotations.NullMarked;

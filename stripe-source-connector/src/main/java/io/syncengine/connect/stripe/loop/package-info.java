// SPDX-License-Identifier: Apache-2.0
/**
 * The one thread on which an account's state lives, behind an interface, so that tests run the same code on virtual
 * time. Entry type is {@code EventLoop}.
 */
@NullMarked
package io.syncengine.connect.stripe.loop;

import org.jspecify.annotations.NullMarked;

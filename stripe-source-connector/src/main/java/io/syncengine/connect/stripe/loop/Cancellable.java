// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.loop;

/** Something under way that can be called off. Calling it off twice, or when it is over, does nothing. */
@FunctionalInterface
public interface Cancellable {
    void cancel();
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.api;

import io.syncengine.connect.simulators.stripe.data.Dataset;
import org.jspecify.annotations.Nullable;

/** The data of accounts that a platform may read. */
@FunctionalInterface
public interface ConnectedData {

    /** Data of an account that is connected in that mode; null when none of that id is. */
    @Nullable
    Dataset find(boolean livemode, String account);
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.data.Account;
import io.syncengine.connect.stripe.events.HorizonRule;
import io.syncengine.connect.stripe.list.ListPlanner;

/**
 * What the streams of an account share.
 *
 * @param account the account that is read, once it is known
 * @param livemode mode of the key
 * @param horizon reads under way
 */
record AccountScope(
        EngineContext context,
        Account account,
        boolean livemode,
        HorizonRule horizon,
        ListPlanner planner,
        StreamOwner owner) {}

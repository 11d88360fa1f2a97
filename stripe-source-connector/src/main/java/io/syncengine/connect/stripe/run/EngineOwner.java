// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.data.Account;

/** Who runs the engine of an account. Event loop only. */
public interface EngineOwner {

    /** The account is known, and its streams are being taken up. */
    void identified(Account account);

    /** None of the account's streams can be read for now, because of those reasons. */
    void nothingToRead(String reasons);

    /** The account cannot be read any further. The engine does nothing more until it is told. */
    void failed(EngineFailure failure);
}

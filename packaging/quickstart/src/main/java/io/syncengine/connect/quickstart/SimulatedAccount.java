// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart;

final class SimulatedAccount {
    private SimulatedAccount() {}

    static StripeAccount start(SavedState state, int port, double liveRate) throws QuickstartException {
        throw new QuickstartException("no simulator yet " + state + port + liveRate);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.limits;

import io.syncengine.connect.simulators.exchange.SimRequest;

/** What a key looks like; the log keeps this of it and nothing more. */
public enum KeyKind {
    NONE,
    LIVE,
    TEST,
    RESTRICTED_LIVE,
    RESTRICTED_TEST,
    OTHER;

    /** Kind of the key that a request carries. */
    public static KeyKind of(SimRequest request) {
        return request.bearer().map(KeyKind::of).orElse(NONE);
    }

    public boolean isLive() {
        return this == LIVE || this == RESTRICTED_LIVE;
    }

    private static KeyKind of(String key) {
        if (key.startsWith("sk_live_")) {
            return LIVE;
        }
        if (key.startsWith("sk_test_")) {
            return TEST;
        }
        if (key.startsWith("rk_live_")) {
            return RESTRICTED_LIVE;
        }
        return key.startsWith("rk_test_") ? RESTRICTED_TEST : OTHER;
    }
}

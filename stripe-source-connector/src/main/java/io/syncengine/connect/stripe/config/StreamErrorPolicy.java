// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import java.util.Locale;

/** What happens when Stripe refuses a stream's calls for an unknown reason. */
public enum StreamErrorPolicy {
    FAIL,
    SKIP;

    static StreamErrorPolicy ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart;

import java.util.Map;

/** The Stripe account that is synced. */
interface StripeAccount extends AutoCloseable {

    String apiKey();

    /** For a person. */
    String description();

    /** Settings of the source that this account needs on top of the configuration file. */
    Map<String, String> sourceSettings();

    @Override
    void close();
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.data;

/**
 * An account.
 *
 * @param id {@code acct_…}
 * @param created seconds since 1970; 0 when Stripe does not say
 */
public record Account(String id, long created) {}

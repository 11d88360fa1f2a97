// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import org.jspecify.annotations.Nullable;

/**
 * A parsed answer with status 200.
 *
 * @param date Stripe's clock when it answered, seconds since 1970 (the {@code Date} header; the client's estimate when
 *     the header is missing)
 * @param requestId Stripe's id of the request; null when it sent none
 */
public record ApiAnswer<T>(T body, long date, @Nullable String requestId) {}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

/** What a call does. */
public enum HttpMethod {
    GET,
    /** Sent with a key by which Stripe knows a second attempt, so that it may be tried again as a GET may. */
    POST,
    DELETE
}

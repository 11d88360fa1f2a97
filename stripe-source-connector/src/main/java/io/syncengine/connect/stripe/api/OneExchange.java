// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sees to it that a call is one exchange with Stripe: the budget and the retry rules know of no other. OkHttp repeats some
 * calls by itself, as after a 503 that asks for no wait.
 */
final class OneExchange implements Interceptor {

    private static final String RETRY_AFTER = "Retry-After";
    private static final int UNAVAILABLE = 503;

    /** A request that may be sent once. OkHttp's own repetitions of it are known by the tag. */
    static Request.Builder once(Request.Builder request) {
        return request.tag(AtomicBoolean.class, new AtomicBoolean());
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        AtomicBoolean sent = chain.request().tag(AtomicBoolean.class);
        if (sent == null || sent.getAndSet(true)) {
            throw new IOException("the call was to be repeated below the rate limit");
        }
        Response response = chain.proceed(chain.request());
        if (response.code() == UNAVAILABLE && "0".equals(response.header(RETRY_AFTER))) {
            // It says no more than that the server is unavailable, and would have the call repeated at once.
            return response.newBuilder().removeHeader(RETRY_AFTER).build();
        }
        return response;
    }
}

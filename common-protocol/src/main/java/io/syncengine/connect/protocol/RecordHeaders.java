// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.protocol;

/** Names of the record headers. Headers are for diagnosis: nothing that a sink needs lives only in a header. */
public final class RecordHeaders {

    public static final String EVENT_ID = "stripe.event.id";
    public static final String EVENT_TYPE = "stripe.event.type";
    public static final String API_VERSION = "stripe.api.version";

    /** Where the row was read: {@code backfill}, {@code event}, {@code refetch}, {@code reconcile}, {@code snapshot}… */
    public static final String ORIGIN = "stripe.origin";

    /** Number of the stream's full pass in which the row was read. */
    public static final String EPOCH = "stripe.epoch";

    /** Stripe's id of the request that the row was read with. */
    public static final String REQUEST_ID = "stripe.request.id";

    private RecordHeaders() {}
}

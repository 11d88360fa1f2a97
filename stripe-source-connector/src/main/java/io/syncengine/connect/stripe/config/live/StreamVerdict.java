// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config.live;

import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.config.LimitKeys;
import io.syncengine.connect.stripe.config.StreamErrorPolicy;
import io.syncengine.connect.stripe.config.StreamKeys;
import io.syncengine.connect.support.config.Finding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;

/** What a failed call to the list of a stream that was given by name says about a configuration. */
final class StreamVerdict {

    private static final Logger log = LoggerFactory.getLogger(StreamVerdict.class);

    private final StreamErrorPolicy policy;

    StreamVerdict(StreamErrorPolicy policy) {
        this.policy = policy;
    }

    /** Empty: the stream may work, or is to be skipped if it does not; then the reason is in the log. */
    Optional<Finding> of(String stream, StripeApiException failure) {
        return switch (failure.kind()) {
            // The message names the permission or the product, and the ways out.
            case PERMISSION, NOT_ENABLED -> refused(stream, failure, "");
            case NO_SUCH_ROUTE, NOT_FOUND, REJECTED ->
                refused(
                        stream,
                        failure,
                        "; leave the stream out, or set " + LimitKeys.ERROR_POLICY_CONFIG
                                + "=skip to go on without it");
            default -> {
                log.info("Stream {} was not tried out: {}", stream, failure.getMessage());
                yield Optional.empty();
            }
        };
    }

    private Optional<Finding> refused(String stream, StripeApiException failure, String remedy) {
        String problem = stream + " cannot be read: " + failure.getMessage() + remedy;
        if (policy == StreamErrorPolicy.SKIP) {
            log.warn("To be skipped: {}", problem);
            return Optional.empty();
        }
        return Optional.of(new Finding(StreamKeys.STREAMS_CONFIG, StreamKeys.STREAMS_CONFIG + ": " + problem));
    }
}

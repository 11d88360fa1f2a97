// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config.live;

import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.api.StripeApiException.Kind;
import io.syncengine.connect.stripe.config.AccountKeys;
import io.syncengine.connect.support.config.Finding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;

/** What calls for connected accounts say about a configuration. */
final class ConnectedVerdict {

    private static final Logger log = LoggerFactory.getLogger(ConnectedVerdict.class);

    private ConnectedVerdict() {}

    /** The key's own account is among the connected ones. */
    static Finding ofOwn(String own) {
        return finding(own + " is the key's own account, which is read anyway; leave it out here");
    }

    /** A connected account answered as that one. */
    static Optional<Finding> of(String asked, String answered) {
        return asked.equals(answered)
                ? Optional.empty()
                : Optional.of(finding("asked for " + asked + ", Stripe answers with " + answered
                        + "; check that nothing on the way to it drops the header Stripe-Account"));
    }

    /** A connected account cannot be read. Empty: it may be readable all the same. */
    static Optional<Finding> of(String asked, StripeApiException failure) {
        return switch (failure.kind()) {
            case NO_ACCESS, NOT_ENABLED, UNAUTHORIZED, NOT_FOUND, REJECTED ->
                Optional.of(finding(asked + " cannot be read: " + failure.getMessage()));
            default -> unclear("Account " + asked, failure);
        };
    }

    /** The connected accounts cannot be listed. Empty: it may work later. */
    static Optional<Finding> ofListing(StripeApiException failure) {
        return failure.kind() == Kind.TRANSIENT || failure.kind() == Kind.MALFORMED
                ? unclear("The list of connected accounts", failure)
                : Optional.of(finding("the connected accounts cannot be listed: " + failure.getMessage()
                        + "; or name the accounts that are to be read"));
    }

    private static Optional<Finding> unclear(String what, StripeApiException failure) {
        log.info("{} was not tried out: {}", what, failure.getMessage());
        return Optional.empty();
    }

    private static Finding finding(String problem) {
        return new Finding(AccountKeys.CONNECTED_CONFIG, AccountKeys.CONNECTED_CONFIG + ": " + problem);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.config.ConnectionKeys;
import io.syncengine.connect.stripe.config.LimitKeys;
import io.syncengine.connect.stripe.config.StreamKeys;
import io.syncengine.connect.stripe.config.TaskConfig;
import io.syncengine.connect.support.log.Redactor;

/** Words for what ends the reading of an account. */
final class Failures {

    private Failures() {}

    /**
     * A call that was given up.
     *
     * @param what what was to be read
     */
    static EngineFailure ofCall(TaskConfig config, String what, StripeApiException reason) {
        String said = what + ": " + reason.getMessage();
        return new EngineFailure(
                switch (reason.kind()) {
                    case UNAUTHORIZED -> said + " (" + ConnectionKeys.API_KEY_CONFIG + " is " + maskedKey(config) + ")";
                    case TRANSIENT ->
                        said + "; restart the task once "
                                + config.connector().connection().baseUrl() + " answers again, or raise "
                                + LimitKeys.RETRY_DURATION_CONFIG;
                    default ->
                        said + "; leave it out of " + StreamKeys.STREAMS_CONFIG + ", or set "
                                + LimitKeys.ERROR_POLICY_CONFIG + "=skip to go on without it";
                },
                reason);
    }

    /** Prefix and last four characters. */
    static String maskedKey(TaskConfig config) {
        return Redactor.mask(config.connector().connection().apiKey().value());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config.live;

import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.config.AdvancedKeys;
import io.syncengine.connect.stripe.config.ConnectionKeys;
import io.syncengine.connect.stripe.config.ConnectionSettings;
import io.syncengine.connect.stripe.config.NetworkKeys;
import io.syncengine.connect.stripe.network.NetworkSettings;
import io.syncengine.connect.stripe.network.ProxySettings;
import io.syncengine.connect.support.config.Finding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** What the answer to the account call says about a configuration, as a finding on the setting to change. */
final class AccountVerdict {

    private static final Logger log = LoggerFactory.getLogger(AccountVerdict.class);

    private static final int BAD_REQUEST = 400;
    private static final int TOO_MANY = 429;

    private static final String NOT_STRIPE = " does not answer as Stripe does: ";

    private static final String REMEDY = "; check the address and the network, or set "
            + AdvancedKeys.VALIDATE_LIVE_CONFIG + "=false to deploy without asking Stripe";

    private static final String NO_TUNNEL = "Failed to authenticate with proxy";

    private final ConnectionSettings connection;
    private final NetworkSettings network;

    AccountVerdict(ConnectionSettings connection, NetworkSettings network) {
        this.connection = connection;
        this.network = network;
    }

    /** The key belongs to that account. */
    Optional<Finding> of(String accountId) {
        return connection
                .accountId()
                .filter(expected -> !expected.equals(accountId))
                .map(expected -> new Finding(
                        ConnectionKeys.ACCOUNT_ID_CONFIG,
                        ConnectionKeys.ACCOUNT_ID_CONFIG + ": the key belongs to account " + accountId + ", not to "
                                + expected + "; give the key of " + expected
                                + ", or the other id if you mean the other account"));
    }

    /** The call brought no account. Empty: the configuration may be right all the same. */
    Optional<Finding> of(StripeApiException failure) {
        return switch (failure.kind()) {
            case UNAUTHORIZED -> finding(ConnectionKeys.API_KEY_CONFIG, String.valueOf(failure.getMessage()));
            case PERMISSION -> unverified(failure);
            case REJECTED -> rejected(failure);
            case TRANSIENT -> troubled(failure);
            default ->
                finding(
                        ConnectionKeys.BASE_URL_CONFIG,
                        connection.baseUrl() + NOT_STRIPE + failure.getMessage() + "; check the address");
        };
    }

    private Optional<Finding> troubled(StripeApiException failure) {
        if (failure.status() == 0) {
            return Optional.of(unreachable(failure));
        }
        if (failure.status() == TOO_MANY) {
            log.warn("The configuration was not tried out: {}", failure.getMessage());
            return Optional.empty();
        }
        return finding(
                ConnectionKeys.BASE_URL_CONFIG,
                connection.baseUrl() + NOT_STRIPE + failure.getMessage()
                        + "; check the address, or try again later should Stripe have trouble");
    }

    /** No answer came in time. */
    Finding ofSilence() {
        return new Finding(
                ConnectionKeys.BASE_URL_CONFIG,
                ConnectionKeys.BASE_URL_CONFIG + ": " + connection.baseUrl() + " gave no answer within seconds"
                        + REMEDY);
    }

    private Finding unreachable(StripeApiException failure) {
        Optional<Finding> ofProxy = network.proxy().flatMap(proxy -> ofProxy(proxy, failure));
        return ofProxy.orElseGet(() -> new Finding(
                ConnectionKeys.BASE_URL_CONFIG,
                ConnectionKeys.BASE_URL_CONFIG + ": " + connection.baseUrl() + " cannot be reached from this worker, "
                        + reason(failure) + REMEDY));
    }

    private static Optional<Finding> ofProxy(ProxySettings proxy, StripeApiException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return Optional.empty();
            }
            if (NO_TUNNEL.equals(cause.getMessage())) {
                return Optional.of(Finding.of(
                        NetworkKeys.PROXY_USER_CONFIG,
                        "the proxy " + proxy.host() + ":" + proxy.port() + " does not accept "
                                + proxy.user()
                                        .map(user -> "user " + user + " with that password")
                                        .orElse("calls of nobody")));
            }
        }
        return Optional.of(Finding.of(
                NetworkKeys.PROXY_URL_CONFIG,
                "nothing is reached through the proxy " + proxy.host() + ":" + proxy.port() + ", " + reason(failure)
                        + REMEDY));
    }

    private static String reason(StripeApiException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return "its host name is unknown";
            }
            if (cause instanceof ConnectException) {
                return "it refuses connections";
            }
            if (cause instanceof SSLException) {
                return "the encrypted connection fails: " + cause.getMessage();
            }
        }
        return String.valueOf(failure.getMessage());
    }

    private Optional<Finding> rejected(StripeApiException failure) {
        String message = String.valueOf(failure.getMessage());
        if (failure.status() == BAD_REQUEST && message.toLowerCase(Locale.ROOT).contains("api version")) {
            return finding(
                    ConnectionKeys.API_VERSION_CONFIG,
                    "Stripe does not take version " + connection.apiVersion() + ": " + message);
        }
        return finding(ConnectionKeys.BASE_URL_CONFIG, connection.baseUrl() + NOT_STRIPE + message);
    }

    private Optional<Finding> unverified(StripeApiException failure) {
        if (connection.accountId().isEmpty()) {
            return finding(
                    ConnectionKeys.ACCOUNT_ID_CONFIG,
                    "is required, because the key may not read which account it belongs to; give the account's id,"
                            + " acct_…, or allow the key to read the account: " + failure.getMessage());
        }
        log.warn(
                "{}={} is taken as it stands: the key may not read which account it belongs to ({})",
                ConnectionKeys.ACCOUNT_ID_CONFIG,
                connection.accountId().get(),
                failure.getMessage());
        return Optional.empty();
    }

    private static Optional<Finding> finding(String setting, String message) {
        return Optional.of(new Finding(setting, setting + ": " + message));
    }
}

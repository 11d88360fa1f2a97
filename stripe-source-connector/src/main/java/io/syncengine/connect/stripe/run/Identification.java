// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.api.ApiAnswer;
import io.syncengine.connect.stripe.api.ApiListener;
import io.syncengine.connect.stripe.api.ApiRequest;
import io.syncengine.connect.stripe.api.CallKind;
import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.config.ConnectionKeys;
import io.syncengine.connect.stripe.data.Account;
import io.syncengine.connect.stripe.data.AccountReader;
import io.syncengine.connect.stripe.loop.Cancellable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Finds out which account is read, and refuses one that is not expected. It is the first call of an account, which also
 * tells Stripe's clock.
 */
final class Identification implements ApiListener<Account> {

    private static final Logger log = LoggerFactory.getLogger(Identification.class);

    private static final AccountReader ACCOUNTS = new AccountReader();

    private static final Duration PAUSE = Duration.ofSeconds(15);

    private static final int OK = 200;

    /** Who wants to know; exactly one of the methods is called, once. */
    interface Listener {

        void identified(Account account);

        /** Stripe says that the connected account is out of the key's reach. */
        void outOfReach(StripeApiException reason);

        void unidentified(EngineFailure failure);
    }

    private final EngineContext context;
    private final Listener listener;
    private Cancellable pending = () -> {};
    private int tries;

    Identification(EngineContext context, Listener listener) {
        this.context = context;
        this.listener = listener;
    }

    Cancellable start() {
        send();
        return () -> pending.cancel();
    }

    private void send() {
        ApiRequest request = new ApiRequest(CallKind.PROBE, OwnAccount.ROUTE, OwnAccount.ROUTE, List.of());
        pending = context.client().get(request, ACCOUNTS::read, this);
    }

    /** Whether it may be otherwise in a while: a task that Connect starts in the middle of a disturbance has to last. */
    private boolean isPassing(StripeApiException reason) {
        return switch (reason.kind()) {
            case TRANSIENT -> !Refusal.isGivenUp(context.config().connector().limits());
            case MALFORMED, REJECTED, NO_SUCH_ROUTE -> ++tries < Refusal.TRIES;
            default -> false;
        };
    }

    private Optional<String> expected() {
        return context.connected().isPresent()
                ? context.connected()
                : context.config().connector().connection().accountId();
    }

    @Override
    public void attemptStarted() {}

    @Override
    public void attemptFailed(StripeApiException reason) {
        log.warn("Stripe cannot be asked for the account yet: {}", reason.getMessage());
    }

    @Override
    public void succeeded(ApiAnswer<Account> answer) {
        Account account = answer.body();
        String expected = expected().orElse(account.id());
        if (expected.equals(account.id())) {
            listener.identified(account);
        } else {
            listener.unidentified(
                    context.connected().isPresent()
                            ? otherAccount(expected, account.id())
                            : otherKey(expected, account.id()));
        }
    }

    private EngineFailure otherKey(String expected, String found) {
        return new EngineFailure("the key " + Failures.maskedKey(context.config()) + " belongs to account " + found
                + ", but " + ConnectionKeys.ACCOUNT_ID_CONFIG + " is " + expected + "; set "
                + ConnectionKeys.API_KEY_CONFIG + " to a key of that account, or " + ConnectionKeys.ACCOUNT_ID_CONFIG
                + " to the key's");
    }

    private EngineFailure otherAccount(String expected, String found) {
        String said = "asked for the connected account " + expected + ", Stripe answers with " + found
                + "; check that nothing on the way to "
                + context.config().connector().connection().baseUrl()
                + " drops the header Stripe-Account";
        return new EngineFailure(
                said, new StripeApiException(StripeApiException.Kind.REJECTED, OK, null, null, said, null));
    }

    @Override
    public void failed(StripeApiException reason) {
        if (isPassing(reason)) {
            attemptFailed(reason);
            pending = context.loop().schedule(this::send, PAUSE);
        } else if (reason.kind() == StripeApiException.Kind.NO_ACCESS
                && context.connected().isPresent()) {
            listener.outOfReach(reason);
        } else if (reason.kind() != StripeApiException.Kind.PERMISSION) {
            listener.unidentified(Failures.ofCall(context.config(), "the account", reason));
        } else if (expected().isPresent()) {
            log.warn(
                    "the key {} may not read its account, so its id is taken as it stands: {}; {}",
                    Failures.maskedKey(context.config()),
                    expected().get(),
                    reason.getMessage());
            listener.identified(new Account(expected().get(), 0));
        } else {
            listener.unidentified(new EngineFailure(
                    "the key " + Failures.maskedKey(context.config()) + " may not read its account; set "
                            + ConnectionKeys.ACCOUNT_ID_CONFIG + " to its id, acct_…, or give the key that permission",
                    reason));
        }
    }
}

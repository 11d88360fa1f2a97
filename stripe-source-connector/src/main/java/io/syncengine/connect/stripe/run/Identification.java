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
import java.util.function.Consumer;

/**
 * Finds out which account the key belongs to, and refuses one that is not expected. It is the first call of a task, which
 * also tells Stripe's clock.
 */
final class Identification implements ApiListener<Account> {

    private static final Logger log = LoggerFactory.getLogger(Identification.class);

    private static final AccountReader ACCOUNTS = new AccountReader();

    private static final Duration PAUSE = Duration.ofSeconds(15);

    private final EngineContext context;
    private final Consumer<Account> found;
    private final Consumer<EngineFailure> failed;
    private Cancellable pending = () -> {};
    private int tries;

    Identification(EngineContext context, Consumer<Account> found, Consumer<EngineFailure> failed) {
        this.context = context;
        this.found = found;
        this.failed = failed;
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
        if (context.connected().isPresent()) {
            return context.connected();
        }
        return context.config().connector().connection().accountId();
    }

    @Override
    public void attemptStarted() {}

    @Override
    public void attemptFailed(StripeApiException reason) {
        log.warn("Stripe cannot be asked for the account of the key yet: {}", reason.getMessage());
    }

    @Override
    public void succeeded(ApiAnswer<Account> answer) {
        Account account = answer.body();
        if (context.connected().isPresent() && !expected().get().equals(account.id())) {
            failed.accept(new EngineFailure("asked for the connected account "
                    + expected().get() + ", Stripe answers with " + account.id()
                    + "; check stripe.connected.accounts, and proxies that drop the header Stripe-Account"));
        } else if (expected().isPresent() && !expected().get().equals(account.id())) {
            failed.accept(new EngineFailure("the key " + Failures.maskedKey(context.config()) + " belongs to account "
                    + account.id() + ", but " + ConnectionKeys.ACCOUNT_ID_CONFIG + " is "
                    + expected().get() + "; set " + ConnectionKeys.API_KEY_CONFIG + " to a key of that account, or "
                    + ConnectionKeys.ACCOUNT_ID_CONFIG + " to the key's"));
        } else {
            found.accept(account);
        }
    }

    @Override
    public void failed(StripeApiException reason) {
        if (isPassing(reason)) {
            attemptFailed(reason);
            pending = context.loop().schedule(this::send, PAUSE);
        } else if (reason.kind() != StripeApiException.Kind.PERMISSION) {
            failed.accept(Failures.ofCall(context.config(), "the account", reason));
        } else if (expected().isPresent()) {
            log.warn(
                    "the key {} may not read its account, so {} is taken as it stands: {}",
                    Failures.maskedKey(context.config()),
                    ConnectionKeys.ACCOUNT_ID_CONFIG,
                    expected().get());
            found.accept(new Account(expected().get(), 0));
        } else {
            failed.accept(new EngineFailure(
                    "the key " + Failures.maskedKey(context.config()) + " may not read its account; set "
                            + ConnectionKeys.ACCOUNT_ID_CONFIG + " to its id, acct_…, or give the key that permission",
                    reason));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.webhook;

import io.syncengine.connect.stripe.metrics.WebhookMetrics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** Lets in what Stripe has signed. Safe for any thread. */
final class SignedDesk implements DeliveryDesk {

    private static final Logger log = LoggerFactory.getLogger(SignedDesk.class);

    private static final int TAKEN = 200;
    private static final int BAD_SIGNATURE = 400;
    private static final int NOT_NOW = 503;

    private final SignatureVerifier verifier;
    private final boolean unsignedAllowed;
    private final ReplayGuard replays;
    private final LongSupplier now;
    private final Predicate<byte[]> inner;
    private final WebhookMetrics metrics;
    private final AtomicBoolean warned = new AtomicBoolean();

    /**
     * @param unsignedAllowed whether everything is let in while there is no secret; nothing is, otherwise
     * @param replays what was let in
     * @param now Stripe's clock, seconds since 1970
     * @param inner takes what was let in, and says whether its sender may forget it
     */
    SignedDesk(
            SignatureVerifier verifier,
            boolean unsignedAllowed,
            ReplayGuard replays,
            LongSupplier now,
            Predicate<byte[]> inner,
            WebhookMetrics metrics) {
        this.verifier = verifier;
        this.unsignedAllowed = unsignedAllowed;
        this.replays = replays;
        this.now = now;
        this.inner = inner;
        this.metrics = metrics;
    }

    @Override
    public int take(@Nullable String signature, byte[] body) {
        if (!verifier.hasSecrets()) {
            return unsignedAllowed && inner.test(body) ? TAKEN : NOT_NOW;
        }
        SignatureHeader header = SignatureHeader.parse(signature);
        SignatureVerifier.Verdict verdict = verifier.verify(header, body);
        if (header == null || verdict != SignatureVerifier.Verdict.VALID) {
            return refused(verdict.name().toLowerCase(Locale.ROOT));
        }
        if (replays.isReplay(header)) {
            return refused("replayed");
        }
        if (!inner.test(body)) {
            return NOT_NOW;
        }
        replays.taken(header, now.getAsLong());
        return TAKEN;
    }

    private int refused(String reason) {
        metrics.badSignature(reason);
        if (warned.compareAndSet(false, true)) {
            log.warn(
                    "a webhook was refused, its signature is {}; if it is Stripe that sends them, check"
                            + " webhook.signing.secrets: each endpoint has a secret of its own. The metric"
                            + " webhook-bad-signatures-total counts further ones",
                    reason);
        }
        return BAD_SIGNATURE;
    }

    @Override
    public void answered(int status) {
        metrics.answered(status);
    }
}

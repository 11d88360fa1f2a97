// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import io.syncengine.connect.cli.outcome.CommandFailure;
import io.syncengine.connect.cli.pipeline.LocalSettings;
import io.syncengine.connect.verify.DriftCheck;
import io.syncengine.connect.verify.account.StripeAccess;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Which account of Stripe's, and how it is reached. What no option gives is taken from the settings of a source. */
final class AccountOptions {

    private static final String DEFAULT_URL = "https://api.stripe.com";

    private static final SecretSource KEY = new SecretSource(
            "the key of the Stripe account is needed", "--api-key-file", "STRIPE_API_KEY", "Key of the Stripe account");

    @Option(
            names = "--api-key-file",
            paramLabel = "FILE",
            description =
                    "File with the key of the Stripe account. Default: that of the pipeline's source, the variable"
                            + " STRIPE_API_KEY, or a prompt.")
    private @Nullable Path keyFile;

    @Option(
            names = "--api-url",
            paramLabel = "URL",
            description = "Where Stripe's API is. Default: stripe.api.base.url of the source, or " + DEFAULT_URL + ".")
    private @Nullable String url;

    @Option(
            names = "--api-version",
            paramLabel = "VERSION",
            description = "Version of the API. Default: stripe.api.version of the source, or the one of this release.")
    private @Nullable String version;

    /** All of it; a person is asked for a key where nothing tells it. */
    StripeAccess access(LocalSettings source, double callsPerSecond) throws CommandFailure, IOException {
        String api =
                version != null ? version : source.text("stripe.api.version").orElseGet(DriftCheck::apiVersion);
        return new StripeAccess(url(source), key(source), api, callsPerSecond);
    }

    /** The key; a person is asked where nothing tells it. */
    String key(LocalSettings source) throws CommandFailure, IOException {
        Optional<String> configured = keyFile == null ? source.text("stripe.api.key") : Optional.empty();
        String key = KEY.read(keyFile, configured).strip();
        if (!key.matches("[\\x21-\\x7e]+")) {
            throw CommandFailure.usage(
                    "the key of the Stripe account is empty, or holds blanks or other characters that" + " no key has");
        }
        return key;
    }

    /** Without a slash at its end. */
    String url(LocalSettings source) throws CommandFailure, IOException {
        String text = url != null ? url : source.text("stripe.api.base.url").orElse(DEFAULT_URL);
        WebAddress.http("--api-url", text, DEFAULT_URL);
        return WebAddress.base(text);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.network;

import okhttp3.OkHttpClient;
import okhttp3.Request;

import java.util.Optional;

/**
 * How connections leave the worker.
 *
 * @param proxy empty: what the JVM was told, which mostly is none
 * @param trust empty: the JVM's authorities only
 */
public record NetworkSettings(Optional<ProxySettings> proxy, Optional<ExtraTrust> trust) {

    /** As the JVM was told. */
    public static final NetworkSettings PLAIN = new NetworkSettings(Optional.empty(), Optional.empty());

    private static final String PROXY_AUTHORIZATION = "Proxy-Authorization";

    /**
     * Has a client's connections go that way.
     *
     * @throws IllegalArgumentException saying what is wrong with the file of authorities
     */
    public void lead(OkHttpClient.Builder client) {
        proxy.ifPresent(way -> client.proxy(way.proxy()));
        // OkHttp asks for credentials before it asks for a tunnel, and again when they were refused.
        proxy.flatMap(ProxySettings::credentials)
                .ifPresent(credentials -> client.proxyAuthenticator(
                        (route, response) -> response.request().header(PROXY_AUTHORIZATION) != null
                                ? null
                                : response.request()
                                        .newBuilder()
                                        .header(PROXY_AUTHORIZATION, credentials)
                                        .build()));
        trust.map(ExtraTrust::trustManager)
                .ifPresent(trusted ->
                        client.sslSocketFactory(ExtraTrust.context(trusted).getSocketFactory(), trusted));
    }

    /** Tells the proxy who asks where no tunnel is made: it reads the request itself, and may not be asked twice. */
    public void introduce(Request.Builder unencrypted) {
        proxy.flatMap(ProxySettings::credentials)
                .ifPresent(credentials -> unencrypted.header(PROXY_AUTHORIZATION, credentials));
    }
}

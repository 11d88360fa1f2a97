// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.network;

import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;

/** An answer that is read by and by, without a key and without following redirects. For one thread. */
public final class Download implements Closeable {

    private final OkHttpClient client;
    private final Response response;

    private Download(OkHttpClient client, Response response) {
        this.client = client;
        this.response = response;
    }

    /**
     * Asks for what is at an address.
     *
     * @param patience for a connection to be made, and for each part of the answer to come
     * @throws IllegalArgumentException if it is no address of HTTP
     */
    public static Download open(URI address, NetworkSettings network, Duration patience) throws IOException {
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .connectTimeout(patience)
                .readTimeout(patience)
                .followRedirects(false)
                .followSslRedirects(false);
        network.lead(builder);
        OkHttpClient client = builder.build();
        HttpUrl url = HttpUrl.get(address.toString());
        Request.Builder request = new Request.Builder().url(url);
        if (!url.isHttps()) {
            network.introduce(request);
        }
        return new Download(client, client.newCall(request.build()).execute());
    }

    /** Of the answer, such as 200. */
    public int status() {
        return response.code();
    }

    public InputStream body() {
        return response.body().byteStream();
    }

    @Override
    public void close() {
        response.close();
        client.connectionPool().evictAll();
    }
}

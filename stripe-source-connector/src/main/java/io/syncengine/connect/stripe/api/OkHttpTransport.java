// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import io.syncengine.connect.stripe.loop.Cancellable;
import io.syncengine.connect.support.thread.TaskThreads;
import io.syncengine.connect.support.version.BuildVersion;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Calls over the network. Connections are kept and shared; answers come gzipped. Redirects are not followed: they would
 * carry the key to another host. OkHttp repeats no call by itself, so that each exchange is one that the budget knows of.
 */
final class OkHttpTransport implements HttpTransport {

    /** A page of a hundred objects of 200 kB, three times over. */
    static final long MAX_BODY = 64L << 20;

    static final String USER_AGENT = "sync-engine-for-kafka-connect/" + BuildVersion.current() + " (stripe-source)";

    private static final String V2 = "/v2/";

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(60);
    private static final Duration IDLE_THREAD = Duration.ofSeconds(10);
    private static final Duration PING = Duration.ofSeconds(20);

    /** What an answer may take in total, beyond the wait for its next byte. */
    private static final Duration BODY_TIME = Duration.ofSeconds(30);

    private final TransportSettings settings;
    private final HttpUrl base;
    private final TaskThreads threads;
    private final ExecutorService executor;
    private final OkHttpClient client;
    private volatile boolean closed;

    /** @param threads its own: they end with it */
    OkHttpTransport(TransportSettings settings, TaskThreads threads) {
        this.settings = settings;
        this.base = HttpUrl.get(settings.baseUrl());
        this.threads = threads;
        // As many as the dispatcher asks for, which is bounded below.
        this.executor = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_THREAD.toMillis(), TimeUnit.MILLISECONDS, new SynchronousQueue<>(), threads);
        Dispatcher dispatcher = new Dispatcher(executor);
        dispatcher.setMaxRequests(settings.maxInFlight());
        dispatcher.setMaxRequestsPerHost(settings.maxInFlight());
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(settings.maxInFlight(), KEEP_ALIVE.toSeconds(), TimeUnit.SECONDS))
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.requestTimeout())
                .callTimeout(settings.requestTimeout().plus(BODY_TIME))
                .pingInterval(PING)
                .retryOnConnectionFailure(false)
                .addNetworkInterceptor(new OneExchange())
                .followRedirects(false)
                .followSslRedirects(false);
        settings.network().lead(builder);
        this.client = builder.build();
    }

    /** What its calls are made with: whatever else is opened goes through the same proxies and trusts the same. */
    OkHttpClient client() {
        return client;
    }

    @Override
    public Cancellable send(HttpCall call, Consumer<HttpOutcome> done) {
        Call sent = client.newCall(request(call));
        sent.enqueue(new Callback() {
            @Override
            public void onResponse(Call answered, Response response) {
                tell(outcome(response), done);
            }

            @Override
            public void onFailure(Call failed, IOException cause) {
                tell(new HttpOutcome.Failure(cause), done);
            }
        });
        return sent::cancel;
    }

    /** What fails because everything ends is nobody's concern. */
    private void tell(HttpOutcome outcome, Consumer<HttpOutcome> done) {
        if (!closed) {
            done.accept(outcome);
        }
    }

    private Request request(HttpCall call) {
        HttpUrl.Builder url = base.newBuilder().encodedPath(withoutSlash(base.encodedPath()) + call.path());
        Request.Builder request = OneExchange.once(new Request.Builder());
        if (call.method() == HttpMethod.POST) {
            FormBody.Builder form = new FormBody.Builder();
            call.query().forEach(parameter -> form.add(parameter.getKey(), parameter.getValue()));
            request.post(form.build());
        } else {
            call.query().forEach(parameter -> url.addQueryParameter(parameter.getKey(), parameter.getValue()));
            request.method(call.method().name(), null);
        }
        request.url(url.build())
                .header("Authorization", "Bearer " + settings.apiKey().value())
                .header("Stripe-Version", settings.apiVersion())
                .header("Accept", "application/json")
                .header("User-Agent", USER_AGENT);
        if (!base.isHttps()) {
            settings.network().introduce(request);
        }
        if (call.account() != null) {
            request.header(call.path().startsWith(V2) ? "Stripe-Context" : "Stripe-Account", call.account());
        }
        if (call.idempotencyKey() != null) {
            request.header("Idempotency-Key", call.idempotencyKey());
        }
        return request.build();
    }

    private static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static HttpOutcome outcome(Response response) {
        long start = System.nanoTime();
        try (response) {
            byte[] body = body(response.body().source());
            return new HttpOutcome.Answer(
                    response.code(),
                    AnswerHeaders.of(response::header),
                    body,
                    Duration.ofNanos(System.nanoTime() - start));
        } catch (IOException e) {
            return new HttpOutcome.Failure(e);
        }
    }

    private static byte[] body(BufferedSource source) throws IOException {
        if (source.request(MAX_BODY + 1)) {
            throw new AnswerTooLargeException(MAX_BODY);
        }
        return source.getBuffer().readByteArray();
    }

    @Override
    public void close() {
        closed = true;
        client.dispatcher().cancelAll();
        executor.shutdown();
        client.connectionPool().evictAll();
        threads.join(CLOSE_LIMIT);
    }
}

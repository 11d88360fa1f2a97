// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.verify.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.syncengine.connect.stripe.api.ApiRequest;
import io.syncengine.connect.support.log.Redactor;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;

/**
 * Reads from Stripe, one call after the other for each thread, within a rate that all threads share. What may succeed
 * later is tried again. Redirects are not followed: they would carry the key away. Safe for any thread.
 */
public final class StripeCalls {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 8;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final int MESSAGE = 300;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final StripeAccess access;
    private final Pause pause;
    private final int attempts;
    private final long gapNanos;
    private long nextNanos = System.nanoTime();

    public StripeCalls(StripeAccess access, Pause pause) {
        this(access, pause, ATTEMPTS);
    }

    /** @param attempts how often a call is made that may succeed later; at least 1 */
    public StripeCalls(StripeAccess access, Pause pause, int attempts) {
        this.access = access;
        this.pause = pause;
        this.attempts = attempts;
        this.gapNanos = (long) (NANOS_PER_SECOND / access.callsPerSecond());
    }

    StripeAccess access() {
        return access;
    }

    /**
     * The body of the answer.
     *
     * @param account to read on behalf of; null: the key's own
     * @throws IOException if there was no answer for long
     */
    public byte[] get(@Nullable String account, ApiRequest request)
            throws IOException, CallRefusedException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            awaitTurn();
            HttpResponse<byte[]> answer = null;
            IOException failure = null;
            try {
                answer = client.send(http(account, request), HttpResponse.BodyHandlers.ofByteArray());
            } catch (IOException e) {
                failure = e;
            }
            if (answer != null && answer.statusCode() == 200) {
                return answer.body();
            }
            if (answer != null && !isPassing(answer.statusCode())) {
                throw refusal(request, answer);
            }
            if (attempt == attempts) {
                String why = answer == null ? reason(failure) : "status " + answer.statusCode();
                throw new IOException("GET " + request.route() + ": no answer in " + attempts + " attempts: " + why);
            }
            pause.sleep(pauseAfter(answer, attempt));
        }
    }

    /** In words where the JDK has none. */
    private static String reason(@Nullable IOException failure) {
        if (failure instanceof ConnectException && failure.getMessage() == null) {
            return failure.getCause() instanceof ConnectException cause
                            && cause.getCause() instanceof UnresolvedAddressException
                    ? "the host name is unknown"
                    : "nobody answers there";
        }
        return String.valueOf(failure);
    }

    /** Waits until another call may start, and takes that turn. */
    private void awaitTurn() throws InterruptedException {
        long wait;
        synchronized (this) {
            long now = System.nanoTime();
            long turn = Math.max(now, nextNanos);
            nextNanos = turn + gapNanos;
            wait = turn - now;
        }
        if (wait > 0) {
            pause.sleep(Duration.ofNanos(wait));
        }
    }

    private HttpRequest http(@Nullable String account, ApiRequest request) {
        String query = request.query().stream()
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        String url = access.baseUrl() + request.path() + (query.isEmpty() ? "" : "?" + query);
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(url))
                .timeout(ANSWER)
                .header("Authorization", "Bearer " + access.key())
                .header("Stripe-Version", access.version());
        return (account == null ? builder : builder.header("Stripe-Account", account)).build();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static boolean isPassing(int status) {
        return status == 408 || status == 409 || status == 425 || status == 429 || (status >= 500 && status != 501);
    }

    /** As long as Stripe says, else twice as long after each attempt. */
    private static Duration pauseAfter(@Nullable HttpResponse<byte[]> answer, int attempt) {
        Duration own = FIRST_PAUSE.multipliedBy(1L << (attempt - 1));
        Duration said = answer == null
                ? Duration.ZERO
                : answer.headers()
                        .firstValue("Retry-After")
                        .filter(value -> value.matches("\\d{1,4}"))
                        .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                        .orElse(Duration.ZERO);
        Duration longer = said.compareTo(own) > 0 ? said : own;
        return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }

    private static CallRefusedException refusal(ApiRequest request, HttpResponse<byte[]> answer) {
        JsonNode error = error(answer.body());
        String message = Redactor.mask(error.path("message")
                .asText("")
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip());
        String said = message.isEmpty() ? "" : ": " + message.substring(0, Math.min(message.length(), MESSAGE));
        return new CallRefusedException(
                "GET " + request.route() + " was answered with " + answer.statusCode() + said,
                answer.statusCode(),
                error.path("code").textValue(),
                error.path("param").textValue());
    }

    private static JsonNode error(byte[] body) {
        try {
            return MAPPER.readTree(body).path("error");
        } catch (IOException e) {
            return MAPPER.missingNode();
        }
    }
}

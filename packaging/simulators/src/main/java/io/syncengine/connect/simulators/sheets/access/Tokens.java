// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.syncengine.connect.simulators.exchange.SimAnswer;
import io.syncengine.connect.simulators.exchange.SimRequest;
import io.syncengine.connect.simulators.sheets.message.ApiException;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.Predicate;

/** Gives out access tokens, to service accounts and for refresh tokens, and knows whose they are. */
public final class Tokens {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIFE = Duration.ofSeconds(3599);
    private static final Duration LONGEST_ASSERTION = Duration.ofHours(1);
    private static final String ASSERTION_GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final String HELP = "See https://developers.google.com/identity/sign-in/web/devconsole-project.";

    /** What somebody has agreed to who has got a refresh token. */
    private static final String CONSENT =
            "https://www.googleapis.com/auth/spreadsheets https://www.googleapis.com/auth/drive.file";

    private final InstantSource clock;
    private final InstantSource host;
    private final boolean acceptsAny;
    private final IntSupplier random;
    private final Map<String, Issued> issued = new HashMap<>();

    /**
     * @param clock by which tokens expire
     * @param host by which clients date their assertions
     * @param acceptsAny whether tokens that nobody gave out are accepted, too
     */
    public Tokens(InstantSource clock, InstantSource host, boolean acceptsAny, IntSupplier random) {
        this.clock = clock;
        this.host = host;
        this.acceptsAny = acceptsAny;
        this.random = random;
    }

    /** Forgets all tokens. */
    public void clear() {
        issued.clear();
    }

    /**
     * Who a request comes from.
     *
     * @throws ApiException when its token is missing, expired or nobody's, or does not cover spreadsheets
     */
    public Principal principal(SimRequest request, boolean isWrite) {
        return principal(request, issued -> issued.covers(isWrite));
    }

    /**
     * Who a request about files, not about what is in them, comes from.
     *
     * @throws ApiException when its token is missing, expired or nobody's, or does not cover files
     */
    public Principal principalOfFiles(SimRequest request) {
        return principal(request, Issued::coversFiles);
    }

    private Principal principal(SimRequest request, Predicate<Issued> covers) {
        String token = request.bearer()
                .orElseThrow(() -> ApiException.unauthenticated(
                        "Request is missing required authentication credential. Expected OAuth 2 access token, login"
                                + " cookie or other valid authentication credential. " + HELP));
        Issued known = issued.get(token);
        if (known == null && acceptsAny) {
            return Principal.of(token);
        }
        if (known == null || !clock.instant().isBefore(known.end)) {
            throw ApiException.unauthenticated(
                    "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or"
                            + " other valid authentication credential. " + HELP);
        }
        if (!covers.test(known)) {
            throw ApiException.insufficientScope();
        }
        return known.principal;
    }

    /** Answers {@code POST /token}. */
    public SimAnswer answer(SimRequest request) {
        String grant = request.query("grant_type").orElse("");
        return switch (grant) {
            case ASSERTION_GRANT -> ofAssertion(request.query("assertion").orElse(""));
            case "refresh_token" -> ofRefreshToken(request);
            default -> refusal("unsupported_grant_type", "Invalid grant_type: " + grant);
        };
    }

    private SimAnswer ofRefreshToken(SimRequest request) {
        String refresh = request.query("refresh_token").orElse("");
        if (request.query("client_id").orElse("").isEmpty()
                || request.query("client_secret").orElse("").isEmpty()) {
            return SimAnswer.json(
                    401, "{\"error\": \"invalid_client\", \"error_description\": \"The OAuth client was not found.\"}");
        }
        if (refresh.isEmpty()) {
            return refusal("invalid_request", "Missing required parameter: refresh_token");
        }
        String name = String.format(Locale.ROOT, "user-%08x", refresh.hashCode());
        return issue(Principal.of(name), CONSENT);
    }

    private SimAnswer ofAssertion(String assertion) {
        String[] parts = assertion.split("\\.", -1);
        if (parts.length != 3 || parts[2].isEmpty()) {
            return refusal("invalid_grant", "Bad Request");
        }
        try {
            JsonNode header = part(parts[0]);
            JsonNode claims = part(parts[1]);
            if (!header.path("alg").asText().equals("RS256")) {
                return refusal("invalid_grant", "Invalid JWT Signature.");
            }
            String wrong = wrong(claims);
            if (!wrong.isEmpty()) {
                return refusal("invalid_grant", wrong);
            }
            String scope = claims.path("scope").asText();
            return scope.isBlank()
                    ? refusal("invalid_scope", "Empty or missing scope not allowed.")
                    : issue(Principal.of(claims.path("iss").asText()), scope);
        } catch (IOException | IllegalArgumentException e) {
            return refusal("invalid_grant", "Bad Request");
        }
    }

    private static JsonNode part(String part) throws IOException {
        return JSON.readTree(Base64.getUrlDecoder().decode(part));
    }

    /** What is wrong with claims; empty: nothing. */
    private String wrong(JsonNode claims) {
        Instant now = host.instant();
        Instant from = Instant.ofEpochSecond(claims.path("iat").asLong());
        Instant end = Instant.ofEpochSecond(claims.path("exp").asLong());
        if (claims.path("iss").asText().isEmpty()) {
            return "Invalid grant: account not found";
        }
        if (claims.path("aud").asText().isEmpty()) {
            return "Invalid JWT: Failed audience check.";
        }
        boolean isTimely = end.isAfter(now)
                && !from.isAfter(now.plus(LONGEST_ASSERTION))
                && !end.isAfter(from.plus(LONGEST_ASSERTION));
        return isTimely
                ? ""
                : "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your"
                        + " iat and exp values in the JWT claim.";
    }

    private SimAnswer issue(Principal principal, String scope) {
        String token = String.format(Locale.ROOT, "ya29.sim-%08x%08x", random.getAsInt(), random.getAsInt());
        issued.put(token, new Issued(principal, scope, clock.instant().plus(LIFE)));
        return json(
                200,
                Map.of("access_token", token, "expires_in", LIFE.toSeconds(), "scope", scope, "token_type", "Bearer"));
    }

    private static SimAnswer refusal(String error, String description) {
        return json(400, Map.of("error", error, "error_description", description));
    }

    private static SimAnswer json(int status, Map<String, Object> body) {
        try {
            return SimAnswer.json(status, JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts is JSON", e);
        }
    }

    private record Issued(Principal principal, String scope, Instant end) {
        boolean coversFiles() {
            return Arrays.stream(scope.split(" "))
                    .anyMatch(one -> one.endsWith("/auth/drive") || one.endsWith("/auth/drive.file"));
        }

        boolean covers(boolean isWrite) {
            for (String one : scope.split(" ")) {
                String name = one.substring(one.lastIndexOf('/') + 1);
                boolean reads = name.equals("spreadsheets.readonly") || name.equals("drive.readonly");
                if (name.equals("spreadsheets") || (reads ? !isWrite : name.startsWith("drive"))) {
                    return true;
                }
            }
            return false;
        }
    }
}

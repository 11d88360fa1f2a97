// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.api;

import io.syncengine.connect.simulators.exchange.SimRequest;
import io.syncengine.connect.simulators.stripe.shape.JsonBuffer;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Writes pages of v2 lists with the links to the next ones. */
final class V2ListText {
    private final V2Paging paging;

    V2ListText(V2Paging paging) {
        this.paging = paging;
    }

    void append(JsonBuffer out, Call call, V2Query query, V2Source source) {
        Optional<V2Token> token = call.request().query("page").map(V2Token::parse);
        token.ifPresent(given -> check(given, query));
        boolean isUpward = token.map(V2Token::isUpward).orElse(false);
        int place = token.map(given -> source.place(given.place())).orElse(source.high());
        Page page = isUpward
                ? Page.walk(Math.max(source.low(), place + 1), source.high(), true, query.limit(), source::shows)
                : Page.walk(source.low(), Math.min(source.high(), place), false, query.limit(), source::shows);
        List<Integer> places = page.places();
        out.append("{\n  \"data\": [");
        for (int i = 0; i < places.size(); i++) {
            out.append(i == 0 ? "\n    " : ",\n    ");
            source.append(out, places.get(i));
        }
        out.append(places.isEmpty() ? "]" : "\n  ]");
        boolean isSome = !places.isEmpty();
        boolean hasOlder = isSome && (isUpward || page.hasMore());
        boolean hasNewer = isSome && (isUpward ? page.hasMore() : token.isPresent());
        out.append(",\n  \"next_page_url\": ");
        link(out, call.request(), hasOlder ? token(query, source, false, places.get(places.size() - 1)) : "");
        out.append(",\n  \"previous_page_url\": ");
        link(out, call.request(), hasNewer ? token(query, source, true, places.get(0)) : "");
        out.append("\n}\n");
    }

    private void check(V2Token token, V2Query query) {
        if (token.generation() != paging.generation() || token.fingerprint() != query.fingerprint()) {
            throw V2Token.invalid();
        }
    }

    private String token(V2Query query, V2Source source, boolean isUpward, int place) {
        return new V2Token(paging.generation(), isUpward, source.mark(place), query.fingerprint()).text();
    }

    /** The request with another token. @param token empty: there is no such page */
    private void link(JsonBuffer out, SimRequest request, String token) {
        if (token.isEmpty()) {
            out.append("null");
            return;
        }
        StringBuilder target = new StringBuilder(request.path()).append('?');
        request.query().forEach(parameter -> {
            if (!parameter.getKey().equals("page")) {
                target.append(encode(parameter.getKey()))
                        .append('=')
                        .append(encode(parameter.getValue()))
                        .append('&');
            }
        });
        target.append("page=").append(token);
        out.string(paging.link(request.header("host").orElse("localhost"), target.toString()));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

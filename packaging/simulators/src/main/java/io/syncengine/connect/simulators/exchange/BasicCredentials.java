// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** The other way to send an API key: as the user of basic authentication, with an empty password. */
final class BasicCredentials {
    private static final String BASIC = "basic ";

    private BasicCredentials() {}

    /** The user; empty when the header is not a well-formed basic authentication. */
    static Optional<String> user(String authorization) {
        if (!authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        try {
            byte[] plain = Base64.getDecoder()
                    .decode(authorization.substring(BASIC.length()).strip());
            String pair = new String(plain, StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return Optional.of(colon < 0 ? pair : pair.substring(0, colon));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

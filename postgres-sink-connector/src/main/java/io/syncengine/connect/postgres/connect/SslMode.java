// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.connect;

import java.util.Locale;

/** How much encryption is asked for, with the names of PostgreSQL's own tools. */
public enum SslMode {
    /** Never. */
    DISABLE,
    /** If the server offers it; the server is not verified. */
    PREFER,
    /** Always; the server is not verified. */
    REQUIRE,
    /** Always, and the server's certificate must be signed by a trusted authority. */
    VERIFY_CA,
    /** Always, and the certificate must be that of the host. */
    VERIFY_FULL;

    /** As settings and URLs write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException if no mode has that name */
    public static SslMode ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether nothing ever goes out in clear. */
    public boolean encrypts() {
        return this != DISABLE && this != PREFER;
    }

    /** Whether the server has to prove who it is. */
    public boolean verifies() {
        return this == VERIFY_CA || this == VERIFY_FULL;
    }
}

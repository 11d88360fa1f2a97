// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.json;

import java.nio.charset.StandardCharsets;

/** The words of JSON, as bytes. */
final class JsonWords {

    static final byte[] NULL = bytes("null");
    static final byte[] TRUE = bytes("true");
    static final byte[] FALSE = bytes("false");

    private JsonWords() {}

    private static byte[] bytes(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }
}

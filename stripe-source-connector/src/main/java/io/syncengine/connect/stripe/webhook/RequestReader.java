// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.webhook;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Reads one request of a connection, no more of it than the limits allow. Whatever could be read in two ways is refused:
 * there may be a proxy in front that reads it in the other.
 */
final class RequestReader {

    private static final int MAX_HEAD = 16 << 10;
    private static final int MAX_CHUNK_LINE = 256;
    private static final int CHUNK = 8 << 10;

    private static final int BAD_REQUEST = 400;
    private static final int TOO_LARGE = 413;
    private static final int HEAD_TOO_LARGE = 431;

    private final InputStream in;
    private int headBytes;

    RequestReader(InputStream in) {
        this.in = in;
    }

    /** @throws RefusedException if it is not a head of HTTP/1, or too long */
    RequestHead head() throws IOException, RefusedException {
        String[] first = line(MAX_HEAD, HEAD_TOO_LARGE).split(" ", -1);
        if (first.length != 3 || !first[2].startsWith("HTTP/1.") || !first[1].startsWith("/")) {
            throw new RefusedException(BAD_REQUEST);
        }
        Map<String, String> headers = new HashMap<>();
        for (String line = line(MAX_HEAD, HEAD_TOO_LARGE); !line.isEmpty(); line = line(MAX_HEAD, HEAD_TOO_LARGE)) {
            int colon = line.indexOf(':');
            String name = colon < 1 ? "" : line.substring(0, colon);
            if (name.isEmpty() || !name.chars().allMatch(RequestReader::isToken)) {
                throw new RefusedException(BAD_REQUEST);
            }
            headers.merge(
                    name.toLowerCase(Locale.ROOT), line.substring(colon + 1).trim(), (one, other) -> one + "," + other);
        }
        int query = first[1].indexOf('?');
        return new RequestHead(first[0], query < 0 ? first[1] : first[1].substring(0, query), headers);
    }

    private static boolean isToken(int letter) {
        return letter > ' ' && letter < 0x7f && "\"(),/:;<=>?@[\\]{}".indexOf(letter) < 0;
    }

    /**
     * The body, as it came.
     *
     * @param max bytes at most
     * @param budget what the bodies of all connections share; what is taken here is to be given back
     * @throws RefusedException if it is longer, or its length is unclear
     */
    byte[] body(RequestHead head, int max, BodyBudget.Share budget) throws IOException, RefusedException {
        String encoding = head.header("transfer-encoding");
        String length = head.header("content-length");
        if (encoding == null) {
            return length == null ? new byte[0] : fixed(length(length, max), budget);
        }
        if (length != null || !encoding.equalsIgnoreCase("chunked")) {
            throw new RefusedException(BAD_REQUEST);
        }
        return chunked(max, budget);
    }

    private static int length(String text, int max) throws RefusedException {
        if (!text.matches("\\d{1,18}")) {
            throw new RefusedException(BAD_REQUEST);
        }
        long length = Long.parseLong(text);
        if (length > max) {
            throw new RefusedException(TOO_LARGE);
        }
        return (int) length;
    }

    private byte[] fixed(int length, BodyBudget.Share budget) throws IOException, RefusedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(Math.min(length, CHUNK));
        copy(length, body, budget);
        return body.toByteArray();
    }

    private byte[] chunked(int max, BodyBudget.Share budget) throws IOException, RefusedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(CHUNK);
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            if (size > max - body.size()) {
                throw new RefusedException(TOO_LARGE);
            }
            copy(size, body, budget);
            if (!line(MAX_CHUNK_LINE, BAD_REQUEST).isEmpty()) {
                throw new RefusedException(BAD_REQUEST);
            }
        }
        while (!line(MAX_HEAD, HEAD_TOO_LARGE).isEmpty()) {
            // Trailers say nothing that is needed here.
        }
        return body.toByteArray();
    }

    private int chunkSize() throws IOException, RefusedException {
        headBytes = 0;
        String line = line(MAX_CHUNK_LINE, BAD_REQUEST);
        int end = line.indexOf(';');
        String digits = (end < 0 ? line : line.substring(0, end)).trim();
        if (!digits.matches("[0-9A-Fa-f]{1,7}")) {
            throw new RefusedException(BAD_REQUEST);
        }
        headBytes = 0;
        return Integer.parseInt(digits, 16);
    }

    /** In small parts: memory is taken for what has come, not for what was announced. */
    private void copy(int length, ByteArrayOutputStream body, BodyBudget.Share budget)
            throws IOException, RefusedException {
        byte[] buffer = new byte[Math.min(length, CHUNK)];
        int left = length;
        while (left > 0) {
            int read = in.read(buffer, 0, Math.min(left, buffer.length));
            if (read < 0) {
                throw new EOFException();
            }
            budget.take(read);
            body.write(buffer, 0, read);
            left -= read;
        }
    }

    /** The next line without its end, which is a line feed and maybe a carriage return before. */
    private String line(int max, int statusWhenLonger) throws IOException, RefusedException {
        @Nullable StringBuilder line = null;
        while (true) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            if (next == '\n') {
                return line == null ? "" : withoutReturn(line);
            }
            if (++headBytes > max) {
                throw new RefusedException(statusWhenLonger);
            }
            if (line == null) {
                line = new StringBuilder(80);
            }
            line.append((char) next);
        }
    }

    private static String withoutReturn(StringBuilder line) throws RefusedException {
        int end = line.length() - 1;
        String text = line.charAt(end) == '\r' ? line.substring(0, end) : line.toString();
        if (text.indexOf('\r') >= 0 || text.indexOf('\0') >= 0) {
            throw new RefusedException(BAD_REQUEST);
        }
        return text;
    }

    /** The charset of everything outside of bodies. */
    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}

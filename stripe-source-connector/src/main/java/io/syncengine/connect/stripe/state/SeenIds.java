// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.state;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/**
 * Which events at and below a position are done, as an offset carries them: 64-bit hashes of their ids, sorted, in
 * Base64.
 *
 * @param text Base64 of the hashes; empty when there are none, or too many
 * @param complete whether all are there. When not, the window has to be replayed after a restart.
 */
public record SeenIds(String text, boolean complete) {

    /** More would not fit the 16 KB that an offset may take. */
    public static final int MAX_IDS = 1000;

    public static final SeenIds NONE = new SeenIds("", true);

    /** They were too many to keep. */
    public static final SeenIds UNKNOWN = new SeenIds("", false);

    /** The hashes as text, or a mark that they were too many. The array is sorted in place. */
    public static SeenIds of(long[] hashes) {
        if (hashes.length > MAX_IDS) {
            return UNKNOWN;
        }
        if (hashes.length == 0) {
            return NONE;
        }
        Arrays.sort(hashes);
        ByteBuffer bytes = ByteBuffer.allocate(hashes.length * Long.BYTES);
        for (long hash : hashes) {
            bytes.putLong(hash);
        }
        return new SeenIds(Base64.getEncoder().withoutPadding().encodeToString(bytes.array()), true);
    }

    /** @throws IllegalArgumentException if the text is not Base64 of whole hashes, or holds too many */
    public long[] hashes() {
        byte[] bytes = bytes();
        if (bytes.length % Long.BYTES != 0 || bytes.length > MAX_IDS * Long.BYTES) {
            throw new IllegalArgumentException("evids holds " + bytes.length + " bytes");
        }
        long[] hashes = new long[bytes.length / Long.BYTES];
        ByteBuffer.wrap(bytes).asLongBuffer().get(hashes);
        return hashes;
    }

    private byte[] bytes() {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("evids is not Base64: " + e.getMessage(), e);
        }
    }

    /** Hash of an event's id (FNV-1a, 64 bits: spread well enough for a few thousand ids, and stable for ever). */
    public static long hash(String eventId) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < eventId.length(); i++) {
            hash = (hash ^ eventId.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}

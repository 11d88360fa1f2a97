// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;

/** A block of addresses in CIDR notation, such as {@code 10.0.0.0/8}; a single address is a block of one. */
public final class AddressBlock {

    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private final byte[] address;
    private final int bits;

    private AddressBlock(byte[] address, int bits) {
        this.address = address;
        this.bits = bits;
    }

    /** @throws IllegalArgumentException if the text is not a block; names are not looked up */
    public static AddressBlock parse(String text) {
        int slash = text.indexOf('/');
        InetAddress address = literal(slash < 0 ? text : text.substring(0, slash));
        int width = 8 * address.getAddress().length;
        int bits = slash < 0 ? width : number(text.substring(slash + 1), text);
        if (bits < 0 || bits > width) {
            throw new IllegalArgumentException(text + " is no block of addresses, such as 10.0.0.0/8");
        }
        return new AddressBlock(address.getAddress(), bits);
    }

    /**
     * The address that a literal stands for; no name is looked up.
     *
     * @throws IllegalArgumentException if it is no literal
     */
    public static InetAddress literal(String text) {
        try {
            if (LITERAL.matcher(text).matches()) {
                return InetAddress.getByName(text);
            }
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text + " is no address", e);
        }
        throw new IllegalArgumentException(text + " is no address");
    }

    private static int number(String digits, String text) {
        if (!digits.matches("\\d{1,3}")) {
            throw new IllegalArgumentException(text + " is no block of addresses, such as 10.0.0.0/8");
        }
        return Integer.parseInt(digits);
    }

    public boolean contains(InetAddress other) {
        byte[] bytes = other.getAddress();
        if (bytes.length != address.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % 8;
            if (((bytes[bit / 8] ^ address[bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether one of them holds the address. */
    public static boolean anyContains(List<AddressBlock> blocks, InetAddress address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }
}

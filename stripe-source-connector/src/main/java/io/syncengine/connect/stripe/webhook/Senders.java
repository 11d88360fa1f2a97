// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.webhook;

import io.syncengine.connect.stripe.config.AddressBlock;
import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.util.List;

/**
 * Who may send. What a proxy says about the address of its client counts only if the proxy itself is trusted, and so on
 * from the connection's end outwards: everything before the first untrusted address may be made up.
 *
 * @param allowed empty: everybody
 * @param proxies those whose {@code X-Forwarded-For} counts
 */
record Senders(List<AddressBlock> allowed, List<AddressBlock> proxies) {
    Senders {
        allowed = List.copyOf(allowed);
        proxies = List.copyOf(proxies);
    }

    /**
     * Whether a request may pass.
     *
     * @param peer the connection's other end
     * @param forwardedFor the header; null when there is none
     */
    boolean mayPass(InetAddress peer, @Nullable String forwardedFor) {
        if (allowed.isEmpty()) {
            return true;
        }
        InetAddress sender = peer;
        String[] hops = forwardedFor == null ? new String[0] : forwardedFor.split(",", -1);
        for (int i = hops.length - 1; i >= 0 && AddressBlock.anyContains(proxies, sender); i--) {
            try {
                sender = AddressBlock.literal(hops[i].trim());
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
        return AddressBlock.anyContains(allowed, sender);
    }
}

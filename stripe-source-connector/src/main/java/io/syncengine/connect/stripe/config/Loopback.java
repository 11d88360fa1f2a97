// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

/** Names of this host that nobody else can reach. */
final class Loopback {

    private Loopback() {}

    static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || host.equals("[::1]")
                || host.equals("::1")
                || host.matches("127(\\.\\d{1,3}){3}");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import io.syncengine.connect.cli.outcome.CommandFailure;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** Addresses that options give. */
final class WebAddress {

    private WebAddress() {}

    /**
     * Any URL.
     *
     * @param option for people
     * @throws CommandFailure if the text is none
     */
    static URI uri(String option, String text) throws CommandFailure {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(option + " is not a URL: " + e.getMessage());
        }
    }

    /**
     * The URL of a host, by HTTP or HTTPS.
     *
     * @param example of one, for people
     * @throws CommandFailure if the text is none
     */
    static URI http(String option, String text, String example) throws CommandFailure {
        URI uri = uri(option, text);
        if (uri.getHost() == null || !String.valueOf(uri.getScheme()).matches("(?i)https?")) {
            throw CommandFailure.usage(option + " is not an address like " + example);
        }
        return uri;
    }

    /**
     * The URL of a place that credentials are sent to: in clear to this machine only.
     *
     * @throws CommandFailure if the text is none
     */
    static URI confidential(String option, String text) throws CommandFailure {
        URI address = uri(option, text);
        boolean isSafe = address.getHost() != null
                && ("https".equals(address.getScheme())
                        || ("http".equals(address.getScheme()) && isHere(address.getHost())));
        if (!isSafe) {
            throw CommandFailure.usage(option + " must begin with https://");
        }
        return address;
    }

    private static boolean isHere(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Without slashes at its end, so that paths can follow. */
    static String base(String text) {
        return text.replaceAll("/+$", "");
    }
}

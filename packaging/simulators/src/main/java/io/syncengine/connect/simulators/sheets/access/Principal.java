// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.access;

/**
 * Who asks.
 *
 * @param name such as the e-mail address of a service account
 * @param project Cloud project, which has quotas and metadata of its own
 */
public record Principal(String name, String project) {
    private static final String DEFAULT_PROJECT = "simulated";
    private static final String SERVICE = ".iam.gserviceaccount.com";

    /** With the project that the address of a service account names. */
    public static Principal of(String name) {
        int at = name.indexOf('@');
        boolean isService = at >= 0 && name.endsWith(SERVICE);
        return new Principal(
                name, isService ? name.substring(at + 1, name.length() - SERVICE.length()) : DEFAULT_PROJECT);
    }
}

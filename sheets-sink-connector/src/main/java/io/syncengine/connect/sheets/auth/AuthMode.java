// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.auth;

/** How the connector signs in. */
public enum AuthMode {
    /** With a key file. */
    SERVICE_ACCOUNT,
    /** As a person, by a refresh token. */
    OAUTH,
    /** By workload identity federation. */
    EXTERNAL_ACCOUNT,
    /** With what the worker's machine offers. */
    ADC
}

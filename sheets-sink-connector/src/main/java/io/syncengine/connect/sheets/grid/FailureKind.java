// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.grid;

/** What is known about a request that failed. */
public enum FailureKind {
    /** Too many requests; nothing was applied. */
    THROTTLED,
    /** No access token could be had just now; nothing was sent. */
    NO_TOKEN,
    /** Refused; nothing was applied, or an earlier sending of the same request was. */
    REFUSED,
    /** Nothing was applied, and nothing will be until a person does something. */
    DENIED,
    /** Nobody knows whether it was applied, or will be. */
    UNCLEAR
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.config;

/** What columns are made for arrays. */
public enum ArrayMode {
    /** Documents. */
    JSONB,
    /** Arrays, where the schema says what their elements are, and these are plain values; documents otherwise. */
    NATIVE
}

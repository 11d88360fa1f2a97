// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.config;

/** How new rows are sent. */
public enum WriteMethod {
    /** By COPY when there are enough of them. */
    AUTO,
    /** Always by INSERT. */
    UNNEST
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.schema;

/** How the server packs {@code _raw_data} in tables that the sink makes. */
public enum RawCompression {
    /** LZ4 where the server has it, else as {@link #DEFAULT}. */
    AUTO,
    LZ4,
    /** As the server's {@code default_toast_compression} says. */
    DEFAULT
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.connect;

/** What an error calls for. */
public enum SqlErrorKind {
    /** The connection is gone or could not be had: close it, reconnect after a pause, without end unless limited. */
    CONNECTION,
    /** Deadlock, lock or statement timeout, serialization: the same again at once, a few times. */
    TRANSIENT,
    /** Disk, memory, read-only server: the same again after a long pause. Never the fault of a row. */
    RESOURCE,
    /** Table or column is not what it was: read the table's definition anew and try once more, else fail. */
    SCHEMA_MOVED,
    /** Nothing but a change of the configuration or of rights helps: fail. */
    CONFIGURATION,
    /** A row cannot be stored: find it and leave it out. */
    ROW,
    /** Somebody else inserted the same key, or made the same object, at the same time: go on by the other way. */
    RACE,
    /** The connector sent what it must not send: fail. */
    BUG,
    /** Not known: a few more attempts, then fail. Never the fault of a row. */
    UNKNOWN
}

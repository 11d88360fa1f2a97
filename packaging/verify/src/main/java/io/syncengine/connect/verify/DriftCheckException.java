// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.verify;

/** Nothing can be compared: a setting is wrong, or one side cannot be reached. The message is for a person. */
public final class DriftCheckException extends Exception {

    private static final long serialVersionUID = 1L;

    DriftCheckException(String message, Throwable cause) {
        super(message, cause);
    }
}

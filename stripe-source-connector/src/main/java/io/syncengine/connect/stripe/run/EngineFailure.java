// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import org.jspecify.annotations.Nullable;

/** Why an account cannot be read any further, in words for an operator, without secrets. The task fails with it. */
public final class EngineFailure extends Exception {
    private static final long serialVersionUID = 1L;

    public EngineFailure(String message) {
        this(message, null);
    }

    public EngineFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

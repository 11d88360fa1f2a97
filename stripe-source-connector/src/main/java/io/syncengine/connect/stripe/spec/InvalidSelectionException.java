// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

/** The settings that choose streams name one that does not exist, or leave none. The message begins with the setting. */
public final class InvalidSelectionException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String setting;
    private final String problem;

    InvalidSelectionException(String setting, String problem) {
        super(setting + ": " + problem);
        this.setting = setting;
        this.problem = problem;
    }

    /** Name of the setting to correct. */
    public String setting() {
        return setting;
    }

    /** The message without the setting. */
    public String problem() {
        return problem;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.connect;

/** A certificate or key that cannot be used. The message says why, and never repeats the content. */
public final class PemException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String setting;
    private final String problem;

    PemException(String setting, String problem) {
        super(setting + ": " + problem);
        this.setting = setting;
        this.problem = problem;
    }

    /** The setting that the content came from. */
    public String setting() {
        return setting;
    }

    /** What is wrong, without the setting's name. */
    public String problem() {
        return problem;
    }
}

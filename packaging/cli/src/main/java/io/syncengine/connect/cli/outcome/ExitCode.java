// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.outcome;

/** What the program tells a script by its end. Documented in {@code --help} and in docs/stripe-sync.md. */
public final class ExitCode {

    public static final int OK = 0;

    /** It could not be done; the reason is printed. */
    public static final int FAILURE = 1;

    /** The command line is wrong. */
    public static final int USAGE = 2;

    /** It was done, and what it shows is not well: something has failed, a stream meets errors, rows differ, or a check fails. */
    public static final int UNHEALTHY = 3;

    private ExitCode() {}
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.outcome;

/** A command cannot do what it was asked for a reason that a person can do something about. */
public final class CommandFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private CommandFailure(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** Something that was asked for is not there, or refused. */
    public static CommandFailure of(String message) {
        return new CommandFailure(ExitCode.FAILURE, message);
    }

    /** The command line, or a file that it names, is wrong. */
    public static CommandFailure usage(String message) {
        return new CommandFailure(ExitCode.USAGE, message);
    }

    /** What the program ends with. */
    public int exitCode() {
        return exitCode;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.check;

import io.syncengine.connect.quickstart.progress.Texts;

/**
 * What a check says of one thing.
 *
 * @param level whether it is well
 * @param subject what was looked at, in a word or two
 * @param message what was found; never a secret
 * @param remedy what to do about it; empty where it is well
 */
public record Finding(Level level, String subject, String message, String remedy) {

    /** Whether something is well. */
    public enum Level {
        /** It is. */
        OK("ok"),
        /** It may do, but a person should know. */
        WARNING("warning"),
        /** Nothing works like that. */
        FAILURE("failure");

        private final String word;

        Level(String word) {
            this.word = word;
        }

        /** In lines and in JSON. */
        public String word() {
            return word;
        }
    }

    public Finding {
        message = Texts.printable(message);
        remedy = Texts.printable(remedy);
    }

    public static Finding ok(String subject, String message) {
        return new Finding(Level.OK, subject, message, "");
    }

    public static Finding warning(String subject, String message, String remedy) {
        return new Finding(Level.WARNING, subject, message, remedy);
    }

    public static Finding failure(String subject, String message, String remedy) {
        return new Finding(Level.FAILURE, subject, message, remedy);
    }

    public boolean isFailure() {
        return level == Level.FAILURE;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.version;

/** Compares what a person writes for a version with what a description says. */
public final class Versions {

    private Versions() {}

    /** Whether a description is of the version that is asked for; a date alone also means the named version of that day. */
    public static boolean isMeant(String asked, String described) {
        return described.equals(asked) || (asked.indexOf('.') < 0 && described.startsWith(asked + "."));
    }
}

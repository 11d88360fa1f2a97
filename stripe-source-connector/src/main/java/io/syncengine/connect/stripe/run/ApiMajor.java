// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

/** The major part of an API version: versions of one name differ by additions only; before there were names, each does. */
final class ApiMajor {

    private ApiMajor() {}

    /** {@code endive} of {@code 2026-10-28.endive}; a version without a name is its own. */
    static String of(String apiVersion) {
        int dot = apiVersion.indexOf('.');
        return dot < 0 ? apiVersion : apiVersion.substring(dot + 1);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.sheets;

/** Google refuses a call, or does not say what became of it. */
final class SheetsFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean isRefused;

    private SheetsFailure(boolean isRefused, String message) {
        super(message);
        this.isRefused = isRefused;
    }

    /** The call was refused as a whole. */
    static SheetsFailure refused(String message) {
        return new SheetsFailure(true, message);
    }

    /** The call may have been carried out, or may be yet. */
    static SheetsFailure unclear(String message) {
        return new SheetsFailure(false, message);
    }

    boolean isRefused() {
        return isRefused;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.fence;

/** What became of a write. */
public enum Outcome {
    APPLIED,
    /** It was not applied, and never will be. */
    NOT_APPLIED,
    /** It was applied or it was not, and will not be from now on. */
    SETTLED
}

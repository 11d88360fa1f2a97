// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.progress;

/** Shows progress to a person. */
public interface ProgressView {

    /** Shows the present state; called about once a second. */
    void show(Progress progress);

    /** Prints text that stays, above what is shown of progress. */
    void say(String text);
}

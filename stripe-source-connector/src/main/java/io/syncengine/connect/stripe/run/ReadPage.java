// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.data.ListPage;
import org.jspecify.annotations.Nullable;

/**
 * A page that was read of a part of a list.
 *
 * @param read the read that brought it; outstanding until {@link ListRead#end}
 * @param more whether the part goes on behind the page
 * @param link query of the page behind; null: there is none, or the last id leads to it
 */
record ReadPage(
        ListRead read,
        ListPage page,
        boolean more,
        @Nullable String link,
        ReadMark mark) {

    /** Whether nothing is left of the part when so many of the page's objects are done. */
    boolean isDone(int objects) {
        return !more && objects == page.objects().size();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.api;

import io.syncengine.connect.simulators.stripe.shape.JsonBuffer;

/** What a v2 list is read from: elements by place, the newer the higher. */
interface V2Source {

    /** Lowest place. */
    int low();

    /** Highest place plus one. */
    int high();

    boolean shows(int place);

    void append(JsonBuffer out, int place);

    /** What a page token tells of a place. */
    int mark(int place);

    /** The place of a mark; the lowest when it is too old to be known. */
    int place(int mark);
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.data;

import io.syncengine.connect.simulators.stripe.shape.JsonBuffer;
import io.syncengine.connect.simulators.stripe.shape.Layout;

import java.util.List;

/** Objects that events carry, by number and version. */
interface EventObjects {

    /** @param more edits on top of the object's own */
    void append(JsonBuffer out, long index, int version, Layout layout, List<Edits> more);

    /** Writes the members of {@code previous_attributes} of the update that led to the version, on one line. */
    void appendPrevious(JsonBuffer out, long index, int version);
}

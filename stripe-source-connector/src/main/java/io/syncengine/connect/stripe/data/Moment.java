// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.data;

import io.syncengine.connect.protocol.IsoTime;
import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;

/** Moments as v2 writes them: text by RFC 3339, with a fraction of the second. */
final class Moment {

    private Moment() {}

    /** The second since 1970 that the moment lies in; null when the text is no moment. */
    static @Nullable Long second(String text) {
        try {
            return IsoTime.parse(text).getEpochSecond();
        } catch (DateTimeException e) {
            return null;
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.data;

import java.util.List;

/**
 * Children inside of their parent.
 *
 * @param complete whether these are all; false when Stripe has cut the list, or sent no more than ids
 */
public record InlineSet(List<StripeObject> children, boolean complete) {

    /** No children, and no word that there are none. */
    public static final InlineSet UNKNOWN = new InlineSet(List.of(), false);

    public InlineSet {
        children = List.copyOf(children);
    }
}

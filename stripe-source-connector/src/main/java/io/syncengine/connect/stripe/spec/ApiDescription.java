// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

import java.util.List;

/**
 * One version of Stripe's API, as far as streams are concerned.
 *
 * @param version such as {@code 2026-10-28.endive}; older ones are a date only
 * @param lists of v1 and v2, and single objects, by path
 */
public record ApiDescription(String version, List<ListOperation> lists) {
    public ApiDescription {
        lists = List.copyOf(lists);
    }
}

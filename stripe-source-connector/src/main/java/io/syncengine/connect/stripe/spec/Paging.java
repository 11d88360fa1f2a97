// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

/** How the answers of a list follow each other. */
public enum Paging {
    /** {@code limit} and {@code starting_after}: the last id of a page leads to the next one. */
    CURSOR,
    /** One answer holds everything; the list takes neither parameter. */
    WHOLE,
    /** Lists of v2: each answer names the address of the next. */
    NEXT_PAGE,
    /** No list: the answer is the one object, which has no id of its own. */
    SINGLE
}

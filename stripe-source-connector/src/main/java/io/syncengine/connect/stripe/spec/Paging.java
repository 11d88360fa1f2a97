// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

/** How the answers of a list follow each other. */
public enum Paging {
    /** {@code limit} and {@code starting_after}: the last id of a page leads to the next one. */
    CURSOR(100),
    /** One answer holds everything; the list takes neither parameter. */
    WHOLE(0),
    /** Lists of v2: each answer names the address of the next. */
    NEXT_PAGE(20),
    /** No list: the answer is the one object, which has no id of its own. */
    SINGLE(0);

    private final int pageSize;

    Paging(int pageSize) {
        this.pageSize = pageSize;
    }

    /** The most objects that a page may be asked to hold by {@code limit}; 0: the list has no such parameter. */
    public int pageSize() {
        return pageSize;
    }
}

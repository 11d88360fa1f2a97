// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.schema;

/** Whether values of one type can be stored in a column of another. */
public enum Fit {
    /** Every value, without loss. */
    YES,
    /** Those in range or of the right form; who writes must look at each, and store null in place of the others. */
    BY_VALUE,
    /** None. */
    NO
}

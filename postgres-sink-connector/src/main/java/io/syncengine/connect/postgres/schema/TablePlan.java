// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.schema;

import java.util.List;
import java.util.Set;

/**
 * What is to be done so that a table is as wanted.
 *
 * @param createSchema whether its schema is to be made first, since that is another object with a lock of its own
 * @param statements to be run in one transaction; none when nothing is missing
 * @param notes what a person should know, each once
 */
record TablePlan(boolean createSchema, List<String> statements, Set<String> notes) {

    boolean isDone() {
        return !createSchema && statements.isEmpty();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.grid;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A range that not everybody may edit.
 *
 * @param settings all but id and range, in the API's shape; not to be changed
 */
public record ProtectedRange(int id, GridRange range, ObjectNode settings) {
    public boolean isWarningOnly() {
        return settings.path("warningOnly").asBoolean();
    }

    /** Whether the list of editors names a principal. */
    public boolean names(String principal) {
        for (var user : settings.path("editors").path("users")) {
            if (user.asText().equals(principal)) {
                return true;
            }
        }
        return false;
    }
}

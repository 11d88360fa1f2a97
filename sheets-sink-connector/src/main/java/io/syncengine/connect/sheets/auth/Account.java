// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.auth;

import com.google.auth.oauth2.GoogleCredentials;

/**
 * Who the connector is at Google.
 *
 * @param credentials limited to spreadsheets where that is possible
 * @param id what Google counts requests by, as far as it can be known; no secret
 * @param name for people: the address to share a spreadsheet with, where it is known
 */
public record Account(GoogleCredentials credentials, String id, String name) {

    @Override
    public String toString() {
        return name;
    }
}

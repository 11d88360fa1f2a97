// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.google;

import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.HttpTransport;

import java.time.Duration;

/**
 * How Google is reached.
 *
 * @param credentials signs each request
 * @param account whom the spreadsheet must be shared with, as messages name it
 * @param baseUrl without a slash at its end
 * @param readTimeout of writes; Google may take 180 seconds
 */
public record Connection(
        HttpTransport transport,
        HttpRequestInitializer credentials,
        String account,
        String baseUrl,
        Duration connectTimeout,
        Duration readTimeout) {}

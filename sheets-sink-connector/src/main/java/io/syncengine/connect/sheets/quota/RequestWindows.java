// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.quota;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The windows of this worker: one for each account, shared by all tasks of the plugin that act as it. Google counts by
 * account, not by connector, which is why this one is held by the class. Safe for any thread.
 */
public final class RequestWindows {

    private static final RequestWindows OF_THE_WORKER = new RequestWindows();

    private final Map<String, RequestWindow> windows = new ConcurrentHashMap<>();

    RequestWindows() {}

    public static RequestWindows ofTheWorker() {
        return OF_THE_WORKER;
    }

    /** @param account such as the address of a service account */
    public RequestWindow of(String account) {
        return windows.computeIfAbsent(account, name -> new RequestWindow());
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.verify.account;

import java.time.Duration;

/** How to wait. */
@FunctionalInterface
public interface Pause {

    void sleep(Duration duration) throws InterruptedException;
}

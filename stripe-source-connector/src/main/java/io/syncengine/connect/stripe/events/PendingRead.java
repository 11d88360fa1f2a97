// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

/** A read that a stretch of events asks for. It counts as outstanding from the start of an attempt until it ends. */
interface PendingRead {

    /** Sends the call, once. */
    void send();

    /** There is room again for rows that go out while others are being read. */
    void resume();

    /** Calls it off, or lets go of what it has shown. */
    void end();
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.events;

/** How the events of one stretch become rows. Event loop only. */
interface StretchWork {

    /** Decides anew what is to be done; returns whether everything that has to be read for it has been. */
    boolean plan();

    /** Reads what the plan lacks; tells the listener when it is there, maybe before this returns. */
    void read();

    /** The rows of the plan. */
    Emission emit();

    /** Calls off what is under way, and lets go of what was read: it has been emitted or will not be. */
    void end();
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.flush;

import io.syncengine.connect.sheets.quota.PacedGateway;

/** What the parts of a writer share. */
record Desk(
        PacedGateway gateway,
        FencedWrites writes,
        Scout scout,
        Book book,
        DeleteMemory memory,
        Replays replays,
        Damage damage) {}

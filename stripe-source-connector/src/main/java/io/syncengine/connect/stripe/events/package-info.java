// SPDX-License-Identifier: Apache-2.0
/**
 * Following a stream by events: which events are new, which are trusted, and what they change.
 */
@NullMarked
package io.syncengine.connect.stripe.events;

import org.jspecify.annotations.NullMarked;

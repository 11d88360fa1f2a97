// SPDX-License-Identifier: Apache-2.0
/**
 * A model of what may go wrong between Stripe and a topic, around the real engine and the real client: everything happens
 * on virtual time, from a seed. Entry type is {@code RaceRun}. One thread.
 */
@NullMarked
package io.syncengine.connect.race;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.spec;

/**
 * What an event of one type means.
 *
 * @param stream name of the stream whose object the event carries
 * @param delete whether the object is gone; decided by the type alone, since the object in a {@code *.deleted} event
 *     is its full last state
 */
public record EventRule(String stream, boolean delete) {}

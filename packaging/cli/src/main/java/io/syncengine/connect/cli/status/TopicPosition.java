// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.status;

/**
 * How far a sink has read a partition of a topic.
 *
 * @param topic read
 * @param partition from 0
 * @param offset of the next record to read
 */
public record TopicPosition(String topic, int partition, long offset) {}

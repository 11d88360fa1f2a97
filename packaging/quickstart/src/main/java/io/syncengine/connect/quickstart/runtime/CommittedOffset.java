// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.runtime;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A committed offset of a connector: for a source what its tasks gave, for a sink topic, partition and Kafka offset.
 *
 * @param partition a JSON object
 * @param offset a JSON object
 */
public record CommittedOffset(JsonNode partition, JsonNode offset) {}

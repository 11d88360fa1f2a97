// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.measure;

/**
 * What one sink took in one phase of one run.
 *
 * @param sink its name
 * @param run from 1; what has the same number ran within minutes
 */
public record SinkResult(String sink, SinkRole role, SinkSetting setting, int run, Figures figures) {}

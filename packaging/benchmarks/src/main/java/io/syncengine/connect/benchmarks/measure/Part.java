// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.measure;

/** The processes of a benchmark whose CPU time is told apart. */
public enum Part {
    WORKER,
    DATABASE,
    ACCOUNT,
    DRIVER
}

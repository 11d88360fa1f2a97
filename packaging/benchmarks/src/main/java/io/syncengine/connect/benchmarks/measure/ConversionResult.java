// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.measure;

/**
 * What a conversion took.
 *
 * @param micros for each row, on average
 * @param error half the width of the interval that holds the average with 99.9 % confidence, in µs; NaN where unknown
 * @param bytes of memory that were taken for each row; NaN where unknown
 */
public record ConversionResult(Conversion conversion, double micros, double error, double bytes) {}

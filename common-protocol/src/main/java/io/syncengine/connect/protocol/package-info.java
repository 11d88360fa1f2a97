// SPDX-License-Identifier: Apache-2.0
/**
 * The record contract between the source and the sinks: field, header, schema and topic names, the schemas built from
 * them, and the reading side ({@code RowReader}) with the one version rule ({@code RowVersion}). Source and sinks know
 * this package and never each other. All types are immutable and safe for use by any thread unless they say otherwise.
 */
@NullMarked
package io.syncengine.connect.protocol;

import org.jspecify.annotations.NullMarked;

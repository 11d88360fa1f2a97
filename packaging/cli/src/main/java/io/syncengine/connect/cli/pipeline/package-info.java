// SPDX-License-Identifier: Apache-2.0
/**
 * Pipelines: a source and its sinks, from one file, as connectors that bear the name of the pipeline. Entry: {@link
 * io.syncengine.connect.cli.pipeline.Pipelines}. Single-threaded.
 */
@NullMarked
package io.syncengine.connect.cli.pipeline;

import org.jspecify.annotations.NullMarked;

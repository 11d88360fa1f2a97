// SPDX-License-Identifier: Apache-2.0
/**
 * The connector's settings: a {@code …Keys} class for each group defines them, {@code SheetsSinkConfig} is their typed
 * view (and {@code TaskConfig} that of the task). The views are immutable and safe for any thread. Whether Google agrees
 * is asked elsewhere, in package {@code check}.
 */
@NullMarked
package io.syncengine.connect.sheets.config;

import org.jspecify.annotations.NullMarked;

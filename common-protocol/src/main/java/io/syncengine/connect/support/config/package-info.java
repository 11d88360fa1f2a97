// SPDX-License-Identifier: Apache-2.0
/**
 * Declaring settings: {@code ConfigKeys} adds the keys of a group to a {@code ConfigDef}, the named validators say in
 * plain words what a value must be, and {@code UnknownSettings} finds misspelt names. Everything here is immutable and
 * safe for any thread, except {@code ConfigKeys}, which one thread uses while it builds a definition.
 */
@NullMarked
package io.syncengine.connect.support.config;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * Texts to UTF-8 and back, where each row passes. What the JDK 17 has for it is fast for ASCII only: a text with one
 * character beyond Latin-1 costs several times as much, and half a pair of surrogates is lost without a word. Entry types
 * are {@code Utf8} and {@code Utf8Encoder}.
 */
@NullMarked
package io.syncengine.connect.support.text;

import org.jspecify.annotations.NullMarked;

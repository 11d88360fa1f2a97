// SPDX-License-Identifier: Apache-2.0
/**
 * Each write carries a tag whose id no other write can use: of all requests with one id at most one is ever applied, whoever
 * sends it and however late. That makes unknown outcomes known, and keeps tasks out that were replaced.
 */
@NullMarked
package io.syncengine.connect.sheets.fence;

import org.jspecify.annotations.NullMarked;

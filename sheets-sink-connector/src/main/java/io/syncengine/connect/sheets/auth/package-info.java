// SPDX-License-Identifier: Apache-2.0
/**
 * Signing in at Google: {@code SignIn} makes an {@code Account} of the settings, without asking anybody yet but in mode
 * {@code adc}. Credentials that would let their author run programs or read addresses from the worker are refused. For any
 * thread.
 */
@NullMarked
package io.syncengine.connect.sheets.auth;

import org.jspecify.annotations.NullMarked;

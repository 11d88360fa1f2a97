// SPDX-License-Identifier: Apache-2.0
/**
 * The connector's settings: their definitions by group, their typed view, and the live check behind validate().
 */
@NullMarked
package io.syncengine.connect.stripe.config;

import org.jspecify.annotations.NullMarked;

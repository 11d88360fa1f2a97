// SPDX-License-Identifier: Apache-2.0
/**
 * The account's side of a comparison: rows as Stripe shows them now. Entry: {@link
 * io.syncengine.connect.verify.account.AccountRows}. Calls are safe for any thread; rows belong to one.
 */
@NullMarked
package io.syncengine.connect.verify.account;

import org.jspecify.annotations.NullMarked;

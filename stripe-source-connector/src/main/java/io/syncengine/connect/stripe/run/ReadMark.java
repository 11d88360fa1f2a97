// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import java.util.Optional;

/**
 * What an answer tells of all rows that it shows.
 *
 * @param stamp version that the read gives them
 * @param requestId Stripe's id of the request; empty when unknown
 */
record ReadMark(long stamp, Optional<String> requestId) {}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.api;

import io.syncengine.connect.simulators.exchange.SimRequest;
import io.syncengine.connect.simulators.stripe.data.Dataset;

/**
 * A request that was let in.
 *
 * @param data of the key's mode
 * @param asOf moment whose state of the objects is read, milliseconds since 1970
 */
record Call(SimRequest request, Dataset data, long asOf) {}

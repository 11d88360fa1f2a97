// SPDX-License-Identifier: Apache-2.0
/**
 * What the API description tells: lists, their parameters and objects, and the event types of each. Entry type: {@link
 * io.syncengine.connect.simulators.stripe.catalog.ApiCatalog}, read once and shared. Immutable after construction.
 */
@NullMarked
package io.syncengine.connect.simulators.stripe.catalog;

import org.jspecify.annotations.NullMarked;

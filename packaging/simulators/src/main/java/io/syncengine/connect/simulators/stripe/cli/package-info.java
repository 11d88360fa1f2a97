// SPDX-License-Identifier: Apache-2.0
/**
 * The program. Entry type: {@link io.syncengine.connect.simulators.stripe.cli.StripeSimulatorCommand}. Options are
 * read on the main thread.
 */
@NullMarked
package io.syncengine.connect.simulators.stripe.cli;

import org.jspecify.annotations.NullMarked;

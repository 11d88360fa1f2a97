// SPDX-License-Identifier: Apache-2.0
/**
 * What runs on this machine only from a checkout: broker, worker and database, and the simulators. Entry: {@link
 * io.syncengine.connect.cli.runtime.Checkout}. Processes end with the program.
 */
@NullMarked
package io.syncengine.connect.cli.runtime;

import org.jspecify.annotations.NullMarked;

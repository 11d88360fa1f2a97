// SPDX-License-Identifier: Apache-2.0
/**
 * The command line {@code stripe-sync}: options, commands, exit codes and what is printed. Entry: {@link
 * io.syncengine.connect.cli.StripeSync}. A command runs on the main thread and holds no state beyond its run.
 */
@NullMarked
package io.syncengine.connect.cli;

import org.jspecify.annotations.NullMarked;

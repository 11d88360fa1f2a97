// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators;

import io.syncengine.connect.simulators.sheets.cli.SheetsSimulatorCommand;
import io.syncengine.connect.simulators.stripe.cli.StripeSimulatorCommand;

import java.util.Arrays;

/** The program: a simulated Stripe, or with {@code sheets} as its first word a simulated Google Sheets. */
public final class Simulators {
    private Simulators() {}

    /** Runs one of the simulators until Ctrl-C. */
    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("sheets")) {
            SheetsSimulatorCommand.main(Arrays.copyOfRange(args, 1, args.length));
        } else {
            StripeSimulatorCommand.main(args);
        }
    }
}

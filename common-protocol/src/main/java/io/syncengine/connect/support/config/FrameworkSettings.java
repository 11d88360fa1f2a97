// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.support.config;

import java.util.regex.Pattern;

/**
 * The settings that Connect itself reads from a connector's configuration (3.9 to 4.3). A connector defines none of
 * them: it would never see its own value, or the worker would act upon it.
 */
public final class FrameworkSettings {

    private static final Pattern NAMES = Pattern.compile(
            "name|connector\\.class|connector\\.plugin\\.version|task\\.class"
                    + "|tasks\\.max(\\.enforce)?|config\\.action\\.reload|exactly\\.once\\.support|offsets\\.storage\\.topic"
                    + "|(key|value|header)\\.converter(\\..*)?|(transforms|predicates)(\\..*)?|errors\\..*|topics(\\.regex)?"
                    + "|transaction\\.boundary(\\..*)?|topic\\.creation\\..*|(producer|consumer|admin)\\.override\\..*");

    private FrameworkSettings() {}

    /** Whether the worker takes that name as its own. */
    public static boolean owns(String name) {
        return NAMES.matcher(name).matches();
    }
}

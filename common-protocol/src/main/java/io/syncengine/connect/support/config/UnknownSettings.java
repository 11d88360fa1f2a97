// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.support.config;

import org.apache.kafka.common.config.ConfigDef;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Settings that nobody reads. Connect ignores unknown names without a word, so that a misspelt one leaves the default in
 * force; a connector logs what this finds when it starts.
 */
public final class UnknownSettings {

    private UnknownSettings() {}

    /** One sentence for each name that neither the definition nor Connect knows, with the nearest known name. */
    public static List<String> of(ConfigDef def, Collection<String> names) {
        return new TreeSet<>(names)
                .stream()
                        .filter(name -> !def.names().contains(name) && !FrameworkSettings.owns(name))
                        .map(name -> "setting '" + name + "' is not known and has no effect"
                                + NearNames.hint(name, def.names()))
                        .toList();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.version;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The API versions that an account knows.
 *
 * @param described those that come with a description, so that objects look as they do there
 * @param accepted those whose name is accepted; one without a description looks like the bundled one
 * @param usual the account's: what is answered to a request that names none, and what events are rendered in
 */
public record Versions(List<ApiVersion> described, Set<String> accepted, String usual) {
    public Versions {
        described = List.copyOf(described);
        accepted = Set.copyOf(accepted);
    }

    /** With one more, which comes with a description. */
    public Versions with(ApiVersion version) {
        List<ApiVersion> more = new ArrayList<>(described);
        more.add(version);
        Set<String> names = new LinkedHashSet<>(accepted);
        names.add(version.name());
        return new Versions(more, names, usual);
    }

    /**
     * With another version of the account's.
     *
     * @throws IllegalArgumentException when it is not known
     */
    public Versions withUsual(String version) {
        if (!accepted.contains(version)) {
            throw new IllegalArgumentException("There is no version " + version + ": give one of " + accepted);
        }
        return new Versions(described, accepted, version);
    }

    public boolean accepts(String version) {
        return accepted.contains(version);
    }

    /** What a version looks like; null: as the bundled one. */
    public @Nullable ApiVersion look(String version) {
        for (ApiVersion candidate : described) {
            if (candidate.name().equals(version)) {
                return candidate;
            }
        }
        return null;
    }
}

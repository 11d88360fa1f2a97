// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import io.syncengine.connect.stripe.spec.StreamRegistry;
import io.syncengine.connect.stripe.version.Descriptions;
import io.syncengine.connect.stripe.version.NoDescriptionException;
import io.syncengine.connect.stripe.version.Versions;
import io.syncengine.connect.support.config.Finding;
import org.apache.kafka.common.config.AbstractConfig;

import java.util.Optional;

/**
 * The streams of the version that a configuration chooses, or what is wrong with its choice. The version is that of the
 * description in {@code stripe.openapi.location}, else {@code stripe.api.version}.
 */
record RegistryChoice(Optional<StreamRegistry> registry, Optional<Finding> problem) {

    /** Blocks while a description is read, which happens once for a version that is not bundled. */
    static RegistryChoice of(AbstractConfig config, Descriptions descriptions) {
        String version = config.getString(ConnectionKeys.API_VERSION_CONFIG);
        String location = config.getString(ConnectionKeys.OPENAPI_LOCATION_CONFIG);
        return location.isEmpty()
                ? ofVersion(version, descriptions)
                : at(
                        location,
                        config.originals().containsKey(ConnectionKeys.API_VERSION_CONFIG)
                                ? Optional.of(version)
                                : Optional.empty(),
                        descriptions);
    }

    private static RegistryChoice ofVersion(String version, Descriptions descriptions) {
        try {
            return found(descriptions.ofVersion(version));
        } catch (NoDescriptionException e) {
            return wrong(
                    ConnectionKeys.API_VERSION_CONFIG,
                    version + " is not the version that this release holds ("
                            + StreamRegistry.bundled().apiVersion()
                            + "), and its description cannot be had: " + e.getMessage()
                            + "; leave the setting out, or give the description in "
                            + ConnectionKeys.OPENAPI_LOCATION_CONFIG);
        }
    }

    private static RegistryChoice at(String location, Optional<String> asked, Descriptions descriptions) {
        StreamRegistry registry;
        try {
            registry = descriptions.at(location);
        } catch (NoDescriptionException e) {
            return wrong(
                    ConnectionKeys.OPENAPI_LOCATION_CONFIG,
                    e.getMessage() + "; give a file that every worker has or an https:// address of Stripe's OpenAPI"
                            + " description, or leave the setting out");
        }
        if (asked.isPresent() && !Versions.isMeant(asked.get(), registry.apiVersion())) {
            return wrong(
                    ConnectionKeys.OPENAPI_LOCATION_CONFIG,
                    location + " describes version " + registry.apiVersion() + ", but "
                            + ConnectionKeys.API_VERSION_CONFIG + " is " + asked.get()
                            + "; leave one of the two settings out, or make them agree");
        }
        return found(registry);
    }

    private static RegistryChoice found(StreamRegistry registry) {
        return new RegistryChoice(Optional.of(registry), Optional.empty());
    }

    private static RegistryChoice wrong(String setting, String text) {
        return new RegistryChoice(Optional.empty(), Optional.of(Finding.of(setting, text)));
    }
}

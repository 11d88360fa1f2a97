// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import io.syncengine.connect.stripe.version.Descriptions;
import io.syncengine.connect.support.config.HttpUrl;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.Locale;

/** A file, or an address that nobody on the way can change the answer of. */
final class DescriptionLocation implements ConfigDef.Validator {

    private final HttpUrl address = new HttpUrl();

    @Override
    public void ensureValid(String name, @Nullable Object value) {
        String text = String.valueOf(value);
        if (!Descriptions.isAddress(text)) {
            return;
        }
        address.ensureValid(name, text);
        URI uri = URI.create(text);
        if (!uri.getScheme().toLowerCase(Locale.ROOT).equals("https") && !Loopback.isLoopback(uri.getHost())) {
            throw new ConfigException(name, value, "must start with https://");
        }
    }

    @Override
    public String toString() {
        return "path of a file, or https URL";
    }
}

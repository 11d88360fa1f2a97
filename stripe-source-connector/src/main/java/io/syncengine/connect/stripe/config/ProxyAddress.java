// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import io.syncengine.connect.support.config.HttpUrl;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.Locale;

/** The address of an HTTP proxy: host, and perhaps port. */
final class ProxyAddress implements ConfigDef.Validator {

    private final HttpUrl address = new HttpUrl();

    @Override
    public void ensureValid(String name, @Nullable Object value) {
        address.ensureValid(name, value);
        URI uri = URI.create(String.valueOf(value));
        if (!uri.getScheme().toLowerCase(Locale.ROOT).equals("http")) {
            throw new ConfigException(
                    name,
                    value,
                    "must start with http://: the way to the proxy itself is not encrypted,"
                            + " what goes through its tunnel is");
        }
        if (!uri.getRawPath().isEmpty() && !uri.getRawPath().equals("/")) {
            throw new ConfigException(name, value, "must end after host and port");
        }
    }

    @Override
    public String toString() {
        return "http://host:port of a proxy, without credentials";
    }
}

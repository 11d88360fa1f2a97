// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.config;

import io.syncengine.connect.support.config.HttpUrl;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** An address that secrets may be sent to: https, or this machine. */
final class SafeUrl implements ConfigDef.Validator {

    private final HttpUrl http = new HttpUrl();

    @Override
    public void ensureValid(String name, @Nullable Object value) {
        http.ensureValid(name, value);
        if (!HttpUrl.isSafe(String.valueOf(value))) {
            throw new ConfigException(name + ": must start with https://, since secrets are sent there; http:// is for"
                    + " localhost, 127.0.0.1 and [::1] only");
        }
    }

    @Override
    public String toString() {
        return "https URL, or http of this machine";
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.regex.Pattern;

/** Addresses of people at Google. */
final class MailAddresses implements ConfigDef.Validator {

    private static final Pattern ADDRESS = Pattern.compile("[^@\\s]+@[^@\\s]+");

    @Override
    public void ensureValid(String name, @Nullable Object value) {
        for (Object address : value instanceof List<?> list ? list : List.of()) {
            if (!ADDRESS.matcher(String.valueOf(address)).matches()) {
                throw new ConfigException(name, address, "must be " + this + ", with commas between them");
            }
        }
    }

    @Override
    public String toString() {
        return "e-mail addresses";
    }
}

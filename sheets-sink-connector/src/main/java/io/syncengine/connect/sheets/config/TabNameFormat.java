// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** A title in which a stream's name is put. */
final class TabNameFormat implements ConfigDef.Validator {

    static final String STREAM = "${stream}";

    /** The title of a stream's tab. */
    static String title(String format, String stream) {
        return format.replace(STREAM, stream);
    }

    @Override
    public void ensureValid(String name, @Nullable Object value) {
        String format = String.valueOf(value);
        String rest = format.replace(STREAM, "");
        if (rest.equals(format)) {
            throw new ConfigException(
                    name, value, "must hold " + STREAM + ", so that every stream has a tab of its own");
        }
        if (rest.contains("${")) {
            throw new ConfigException(name, value, "must hold no other reference than " + STREAM);
        }
        if (rest.length() >= TabTitle.LONGEST) {
            throw new ConfigException(
                    name, value, "leaves no room for a stream's name in the 100 characters of a title");
        }
    }

    @Override
    public String toString() {
        return "a title with " + STREAM + " in it";
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.config;

import io.syncengine.connect.postgres.schema.TableDefinition;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** The columns that tell rows apart. */
final class KeyFields implements ConfigDef.Validator {

    @Override
    public void ensureValid(String name, @Nullable Object value) {
        if (!TableDefinition.DEFAULT_KEY.equals(value) && !TableDefinition.ID_ALONE.equals(value)) {
            throw new ConfigException(name, value, "must be " + this);
        }
    }

    /** The key that a valid setting stands for. */
    static List<String> of(List<String> setting) {
        return List.copyOf(setting);
    }

    @Override
    public String toString() {
        return "id,_account_id or id";
    }
}

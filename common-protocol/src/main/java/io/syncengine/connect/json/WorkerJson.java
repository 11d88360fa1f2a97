// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.json;

import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.storage.Converter;

/** The JSON converter of the worker. The one class that names it, so that the others load where it is missing. */
final class WorkerJson {

    private WorkerJson() {}

    /** @throws ConnectException if the worker has none */
    static Converter converter() {
        try {
            return new JsonConverter();
        } catch (NoClassDefFoundError e) {
            throw new ConnectException(
                    "RowJsonConverter needs Kafka's own JSON converter, and this worker has none: put connect-json and"
                            + " the Jackson libraries that come with it on the worker's class path, or use another converter",
                    e);
        }
    }
}

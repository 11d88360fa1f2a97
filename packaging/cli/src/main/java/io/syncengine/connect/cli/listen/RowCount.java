// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.listen;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.quickstart.progress.Texts;

/**
 * Rows of a stream that have come in.
 *
 * @param stream its name
 * @param rows how many are new
 * @param total how many there have been since the stream's list was begun
 */
record RowCount(String stream, long rows, long total) implements Arrival {

    @Override
    public String line() {
        return stream + "  +" + Texts.count(rows, "row") + ", " + Texts.count(total) + " in all";
    }

    @Override
    public ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("stream", stream)
                .put("rows", rows)
                .put("total", total);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.version;

import java.nio.charset.StandardCharsets;

/** A description of one list, {@code /v1/boxes}, which is the stream {@code boxes}. */
public final class Document {

    private Document() {}

    public static String of(String version) {
        return """
                {"openapi": "3.0.0", "info": {"title": "Small", "version": "%s"}, "paths": {
                  "/v1/boxes": {"get": {"responses": {"200": {"description": "", "content": {"application/json":
                    {"schema": {"type": "object", "properties": {
                      "data": {"type": "array", "items": {"$ref": "#/components/schemas/box"}},
                      "object": {"type": "string", "enum": ["list"]}}}}}}}}},
                  "/v1/boxes/{id}": {"get": {"responses": {"200": {"description": "", "content": {"application/json":
                    {"schema": {"$ref": "#/components/schemas/box"}}}}}}}},
                 "components": {"schemas": {"box": {"type": "object", "properties": {"id": {"type": "string"}}}}}}
                """.formatted(version);
    }

    static byte[] bytes(String version) {
        return of(version).getBytes(StandardCharsets.UTF_8);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.version;

import io.syncengine.connect.stripe.spec.ApiDescription;
import io.syncengine.connect.stripe.spec.SpecReader;

import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Parses documents. */
final class Documents {

    private Documents() {}

    /** @param name of the document, for the message */
    static ApiDescription parse(byte[] document, String name) throws NoDescriptionException {
        try {
            return SpecReader.read(new ByteArrayInputStream(document));
        } catch (IOException | RuntimeException e) {
            // The parser throws much that nobody declares.
            throw new NoDescriptionException(name + " is no description of Stripe's API: " + e.getMessage(), e);
        }
    }
}

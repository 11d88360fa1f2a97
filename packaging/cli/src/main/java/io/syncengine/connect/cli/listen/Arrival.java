// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli.listen;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Something that has come in while a source listens. */
public interface Arrival {

    /** For a person, on one line. */
    String line();

    /** For a program. */
    ObjectNode json();
}

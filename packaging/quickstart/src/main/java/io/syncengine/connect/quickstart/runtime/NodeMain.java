// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.runtime;

import java.io.IOException;
import java.nio.file.Path;

/** Main class of a JVM that holds a {@link LocalNode}; its only argument is a file that {@link NodeFile} wrote. */
public final class NodeMain {

    private NodeMain() {}

    public static void main(String[] args) {
        try {
            LocalNode node = LocalNode.start(NodeFile.read(Path.of(args[0])));
            Runtime.getRuntime().addShutdownHook(new Thread(node::endWithJvm, "node-shutdown"));
            node.awaitWorker();
        } catch (IOException | RuntimeException e) {
            // The log has the stack trace of what Kafka and Connect found; who started us reads this line.
            System.err.println("The node could not start: " + e);
            System.exit(1);
        }
    }
}

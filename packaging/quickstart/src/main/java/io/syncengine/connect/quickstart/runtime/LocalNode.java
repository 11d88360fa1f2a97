// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.runtime;

import org.apache.kafka.connect.cli.ConnectDistributed;
import org.apache.kafka.connect.runtime.Connect;
import org.eclipse.jetty.util.thread.ShutdownThread;

import java.io.IOException;

/**
 * Broker and distributed worker in this JVM.
 *
 * <p>Connect stops its worker by a shutdown hook of its own, and a second {@code stop()} returns at once, releasing those
 * who wait. So the hook of whoever ends the broker only waits for the worker and never asks it to stop: {@link
 * #endWithJvm()}. While the JVM goes on, {@link #close()} ends both.
 */
public final class LocalNode implements AutoCloseable {

    private final KafkaBroker broker;
    private final Connect<?> connect;

    private LocalNode(KafkaBroker broker, Connect<?> connect) {
        this.broker = broker;
        this.connect = connect;
    }

    /**
     * Starts both and returns once the worker's REST server is up. The worker may still be joining its group, see
     * {@link ConnectRest#awaitReady}. A worker that cannot start ends the JVM, which is Connect's own way.
     *
     * @throws IOException if the broker's directory cannot be prepared
     */
    public static LocalNode start(NodeSettings settings) throws IOException {
        KafkaBroker broker = KafkaBroker.start(settings);
        try {
            Connect<?> connect = new ConnectDistributed().startConnect(settings.workerProperties());
            // Jetty stops the worker's REST server by a hook of its own. When both hooks meet, Connect's waits for a
            // server that never ends, and the JVM with it.
            Runtime.getRuntime().removeShutdownHook(ShutdownThread.getInstance());
            return new LocalNode(broker, connect);
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
    }

    /** Returns when the worker has stopped, by whatever cause. */
    public void awaitWorker() {
        connect.awaitStop();
    }

    /** Waits until the JVM's end has stopped the worker, then ends the broker. Only for a shutdown hook. */
    public void endWithJvm() {
        connect.awaitStop();
        broker.close();
    }

    /** Stops the worker, then the broker. Not for a shutdown hook. */
    @Override
    public void close() {
        connect.stop();
        endWithJvm();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.transport;

import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.util.List;

/** A Jetty server with our handlers. Its threads are daemons and end with {@link #close}. */
public final class JettyListener implements AutoCloseable {
    private static final int MOST_THREADS = 32;
    private static final long IDLE_MILLIS = 300_000;

    private final Server server;
    private final String url;

    private JettyListener(Server server, String url) {
        this.server = server;
        this.url = url;
    }

    /**
     * @param name of its threads, such as {@code stripe-simulator}
     * @param port 0: any that is free
     * @param handlers asked in order
     * @throws IOException when the port is taken, or the address is not this machine's
     */
    public static JettyListener start(String name, String host, int port, List<Handler> handlers) throws IOException {
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 2);
        threads.setName(name);
        threads.setDaemon(true);
        threads.setReservedThreads(0);
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration()));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        connector.setAcceptQueueSize(256);
        server.addConnector(connector);
        server.setHandler(new Handler.Sequence(handlers));
        try {
            server.start();
        } catch (IOException e) {
            stop(server);
            throw cause(e, host, port);
        } catch (Exception e) {
            // Jetty declares no less.
            stop(server);
            throw new IllegalStateException("the simulator's server does not start", e);
        }
        return new JettyListener(server, url(host, connector.getLocalPort()));
    }

    private static IOException cause(IOException e, String host, int port) {
        boolean isTaken = e instanceof BindException || e.getCause() instanceof BindException;
        return isTaken
                ? new IOException("cannot listen on " + host + ":" + port + ": it is taken by another program", e)
                : e;
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration configuration = new HttpConfiguration();
        // What is simulated tells the date.
        configuration.setSendDateHeader(false);
        configuration.setSendServerVersion(false);
        configuration.setSendXPoweredBy(false);
        // Ids may hold anything, once encoded.
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        configuration.setOutputBufferSize(64 * 1024);
        configuration.setIdleTimeout(IDLE_MILLIS);
        return configuration;
    }

    private static String url(String host, int port) {
        // Nobody can connect to an address that stands for all.
        String reachable = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        return "http://" + (reachable.contains(":") ? "[" + reachable + "]" : reachable) + ":" + port;
    }

    /** Where it listens, or listened. */
    public String url() {
        return url;
    }

    /** Ends connections and threads, in whatever state they are. */
    @Override
    public void close() {
        stop(server);
    }

    private static void stop(Server server) {
        try {
            server.stop();
            server.destroy();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            // Jetty declares no less.
            throw new IllegalStateException("the simulator's server does not stop", e);
        }
    }
}

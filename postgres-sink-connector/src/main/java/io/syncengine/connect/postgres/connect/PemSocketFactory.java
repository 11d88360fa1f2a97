// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.connect;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;

/**
 * Encrypted sockets from certificates and keys that are in memory: the driver's own factory reads them from files only.
 * Public for the driver, which makes one for each connection by its name.
 */
public final class PemSocketFactory extends SSLSocketFactory {

    private final SSLSocketFactory sockets;

    /** @param properties of the connection, with what {@link TlsMaterial#put} added */
    public PemSocketFactory(Properties properties) throws PemException, GeneralSecurityException, IOException {
        this.sockets = TlsMaterial.of(properties).context().getSocketFactory();
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return sockets.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return sockets.getSupportedCipherSuites();
    }

    /** The one that the driver calls: encrypts an open connection. */
    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
        return sockets.createSocket(socket, host, port, autoClose);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return sockets.createSocket(host, port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return sockets.createSocket(host, port, localHost, localPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return sockets.createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return sockets.createSocket(address, port, localAddress, localPort);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.sinks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;

class DelayRelayTest {

    private static final int SIZE = 3_000_000;

    @Test
    void bringsAllBytesInTheirOrderNoSoonerThanItsDelay() throws IOException {
        byte[] bytes = new byte[SIZE];
        new Random(1).nextBytes(bytes);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                DelayRelay relay = DelayRelay.start(server.getLocalPort(), 40);
                Socket near = new Socket(InetAddress.getLoopbackAddress(), relay.port());
                Socket far = server.accept()) {
            long sent = System.nanoTime();
            near.getOutputStream().write(1);
            assertThat(far.getInputStream().read()).isEqualTo(1);
            far.getOutputStream().write(2);
            assertThat(near.getInputStream().read()).isEqualTo(2);
            assertThat(System.nanoTime() - sent).isGreaterThanOrEqualTo(40_000_000);

            near.getOutputStream().write(bytes);
            near.shutdownOutput();
            assertThat(far.getInputStream().readAllBytes()).isEqualTo(bytes);
        }
    }
}

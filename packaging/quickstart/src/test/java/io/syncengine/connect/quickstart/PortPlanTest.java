// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.ServerSocket;

class PortPlanTest {

    @Test
    void namesThePortThatIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> new PortPlan(port - 1).check(false, false, false))
                    .isInstanceOf(QuickstartException.class)
                    .hasMessage("port " + port + ", for Connect's REST API, is taken by another program; choose others"
                            + " with --port, such as --port " + (port + 999));
        }
    }

    @Test
    void asksOnlyForPortsThatItNeeds() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            PortPlan ports = new PortPlan(taken.getLocalPort());

            assertThatThrownBy(() -> ports.check(true, false, false)).hasMessageContaining("PostgreSQL");
            assertThatThrownBy(() -> new PortPlan(taken.getLocalPort() - 5).check(false, false, true))
                    .hasMessageContaining("the simulated Google Sheets");
            assertThatCode(() -> ports.check(false, false, false)).doesNotThrowAnyException();
        }
    }
}

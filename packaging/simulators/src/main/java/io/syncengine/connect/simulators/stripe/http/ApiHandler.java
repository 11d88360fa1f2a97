// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.http;

import io.syncengine.connect.simulators.exchange.SimRequest;
import io.syncengine.connect.simulators.transport.Requests;
import io.syncengine.connect.simulators.transport.Sender;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

import java.io.IOException;

/** The simulated API: every request that no other handler takes. */
final class ApiHandler extends Handler.Abstract {
    private final Gate gate;

    ApiHandler(Gate gate) {
        this.gate = gate;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        SimRequest asked;
        try {
            asked = Requests.withForm(request);
        } catch (IllegalArgumentException e) {
            Response.writeError(request, response, callback, 400);
            return true;
        }
        new Sender(request, response, callback, gate.pass(asked)).send();
        return true;
    }
}

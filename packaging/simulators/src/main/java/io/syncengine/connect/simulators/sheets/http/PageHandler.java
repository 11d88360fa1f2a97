// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.http;

import io.syncengine.connect.simulators.exchange.SimRequest;
import io.syncengine.connect.simulators.sheets.SheetsSimulator;
import io.syncengine.connect.simulators.sheets.grid.Workbook;
import io.syncengine.connect.simulators.sheets.message.ApiException;
import io.syncengine.connect.simulators.sheets.view.SheetPage;
import io.syncengine.connect.simulators.transport.Requests;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Pages below {@code /sheet/}, for people. */
final class PageHandler extends Handler.Abstract {
    private static final String ROOT = "/sheet/";

    private final SheetsSimulator simulator;

    PageHandler(SheetsSimulator simulator) {
        this.simulator = simulator;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (!request.getHttpURI().getPath().startsWith(ROOT)) {
            return false;
        }
        try {
            SimRequest asked = Requests.of(request);
            Workbook workbook = simulator.workbook(asked.path().substring(ROOT.length()));
            Integer from = number(asked, "from");
            String page = SheetPage.of(workbook, number(asked, "tab"), from == null ? 0 : from);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html; charset=utf-8");
            response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
            response.write(true, ByteBuffer.wrap(page.getBytes(StandardCharsets.UTF_8)), callback);
        } catch (ApiException e) {
            Response.writeError(request, response, callback, e.code(), "There is no such spreadsheet.");
        } catch (IllegalArgumentException e) {
            Response.writeError(request, response, callback, 400);
        }
        return true;
    }

    /** Null when it was not sent, or is no number. */
    private static @Nullable Integer number(SimRequest request, String name) {
        return request.query(name)
                .filter(text -> isInt(text))
                .map(Integer::valueOf)
                .orElse(null);
    }

    private static boolean isInt(String text) {
        return text.matches("\\d{1,10}") && Long.parseLong(text) <= Integer.MAX_VALUE;
    }
}

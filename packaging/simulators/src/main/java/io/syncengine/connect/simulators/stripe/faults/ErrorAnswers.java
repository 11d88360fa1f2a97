// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.faults;

import io.syncengine.connect.simulators.exchange.SimAnswer;

/** Errors in the shapes that a client of Stripe sees. */
final class ErrorAnswers {
    private ErrorAnswers() {}

    /** @throws IllegalArgumentException when the status is not one of an error */
    static SimAnswer json(int status) {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("status " + status + ": give one from 400 to 599");
        }
        String type = status >= 500 ? "api_error" : status == 409 ? "idempotency_error" : "invalid_request_error";
        return SimAnswer.json(status, """
                {
                  "error": {
                    "message": "%s",
                    "type": "%s"
                  }
                }
                """.formatted(message(status), type));
    }

    static SimAnswer page(int status) {
        return SimAnswer.html(status, """
                <html>
                <head><title>%1$d</title></head>
                <body><center><h1>%1$d</h1></center><hr><center>nginx</center></body>
                </html>
                """.formatted(status));
    }

    private static String message(int status) {
        if (status >= 500) {
            return "Sorry, something went wrong. We have already been notified of the problem.";
        }
        return status == 409
                ? "There is currently another in-progress request using this resource."
                : "A fault of the simulator: " + status + ".";
    }
}

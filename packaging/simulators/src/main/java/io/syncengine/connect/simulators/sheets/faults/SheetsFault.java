// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.faults;

import com.fasterxml.jackson.databind.node.ArrayNode;

import java.time.Duration;

/** Something that goes wrong with a request. Immutable. */
public sealed interface SheetsFault {
    /** For people and for the log. */
    String name();

    /**
     * The request is answered with an error and not applied.
     *
     * @param body empty: what Google sends with the status
     */
    record Status(int code, String body) implements SheetsFault {
        /** With the body that Google sends. */
        public Status(int code) {
            this(code, "");
        }

        @Override
        public String name() {
            return "status " + code;
        }
    }

    /**
     * The request is applied, and answered with an error.
     *
     * @param body empty: what Google sends with the status
     */
    record ApplyThenStatus(int code, String body) implements SheetsFault {
        /** With the body that Google sends. */
        public ApplyThenStatus(int code) {
            this(code, "");
        }

        @Override
        public String name() {
            return "apply-then-status " + code;
        }
    }

    /** The connection is closed; the request is not applied. */
    record DropBefore() implements SheetsFault {
        @Override
        public String name() {
            return "drop-before";
        }
    }

    /** The request is applied, and the connection closed. */
    record DropAfterApply() implements SheetsFault {
        @Override
        public String name() {
            return "drop-after-apply";
        }
    }

    /**
     * It takes time.
     *
     * @param before the request is applied
     * @param after it is applied, before it is answered
     */
    record Delay(Duration before, Duration after) implements SheetsFault {
        @Override
        public String name() {
            return "delay";
        }
    }

    /**
     * The client is told that it failed, and then it is applied after all.
     *
     * @param after what time it is applied
     * @param requests before the how-manieth request after this one it is applied at the latest; 0: time alone decides
     * @param status 0: the connection is closed
     */
    record ApplyLate(Duration after, int requests, int status) implements SheetsFault {
        @Override
        public String name() {
            return "apply-late";
        }
    }

    /**
     * A person changes the spreadsheet just before the request is applied.
     *
     * @param requests of a batchUpdate
     */
    record EditBefore(ArrayNode requests) implements SheetsFault {
        @Override
        public String name() {
            return "edit-before";
        }
    }

    /** The request is not applied, and answered with a web page, as a gateway sends it. */
    record Html502() implements SheetsFault {
        @Override
        public String name() {
            return "html-502";
        }
    }

    /** The request is applied, and answered with the first half of the JSON. */
    record TruncateBody() implements SheetsFault {
        @Override
        public String name() {
            return "truncate-body";
        }
    }

    /** The spreadsheet is no longer shared with who asks, from this request on. */
    record Revoke() implements SheetsFault {
        @Override
        public String name() {
            return "revoke";
        }
    }
}

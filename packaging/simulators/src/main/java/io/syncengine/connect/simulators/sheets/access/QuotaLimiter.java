// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.access;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.syncengine.connect.simulators.sheets.message.ApiException;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Counts requests against a quota, over the trailing minute: exact where Google's refill each minute would let twice as many
 * through around the turn of one. Refused requests do not count.
 */
public final class QuotaLimiter {
    private static final long MINUTE = 60_000;

    private final Map<String, Deque<Long>> windows = new HashMap<>();
    private Quota quota;
    private long refused;

    public QuotaLimiter(Quota quota) {
        this.quota = quota;
    }

    public Quota quota() {
        return quota;
    }

    /** Sets the quota; what has been counted stays counted. */
    public void quota(Quota other) {
        quota = other;
    }

    /** Requests that were refused. */
    public long refused() {
        return refused;
    }

    /** Starts counting over. */
    public void clear() {
        windows.clear();
        refused = 0;
    }

    /**
     * Counts a request.
     *
     * @throws ApiException when it is one too many
     */
    public void enter(Principal principal, boolean isWrite, Instant now) {
        long moment = now.toEpochMilli();
        int own = isWrite ? quota.writes() : quota.reads();
        int shared = isWrite ? quota.projectWrites() : quota.projectReads();
        String kind = isWrite ? "Write" : "Read";
        Deque<Long> ofPrincipal = window(kind + " user " + principal.name(), moment);
        Deque<Long> ofProject = window(kind + " project " + principal.project(), moment);
        if (own > 0 && ofPrincipal.size() >= own) {
            throw refusal(kind, principal, true, own);
        }
        if (shared > 0 && ofProject.size() >= shared) {
            throw refusal(kind, principal, false, shared);
        }
        ofPrincipal.addLast(moment);
        ofProject.addLast(moment);
    }

    private Deque<Long> window(String name, long now) {
        Deque<Long> window = windows.computeIfAbsent(name, key -> new ArrayDeque<>());
        while (!window.isEmpty() && window.peekFirst() <= now - MINUTE) {
            window.removeFirst();
        }
        return window;
    }

    /** @param isOwn whether the limit is the principal's and not the project's */
    private ApiException refusal(String kind, Principal principal, boolean isOwn, int limit) {
        refused++;
        String consumer = "projects/" + principal.project();
        ObjectNode detail = JsonNodeFactory.instance
                .objectNode()
                .put("@type", "type.googleapis.com/google.rpc.ErrorInfo")
                .put("reason", "RATE_LIMIT_EXCEEDED")
                .put("domain", "googleapis.com");
        detail.putObject("metadata")
                .put("service", "sheets.googleapis.com")
                .put("consumer", consumer)
                .put("quota_limit", kind + "RequestsPerMinutePer" + (isOwn ? "User" : "Project"))
                .put("quota_limit_value", Integer.toString(limit))
                .put("quota_location", "global")
                .put("quota_metric", "sheets.googleapis.com/" + kind.toLowerCase(Locale.ROOT) + "_requests");
        String name = kind + " requests per minute" + (isOwn ? " per user" : "");
        return ApiException.exhausted(
                "Quota exceeded for quota metric '" + kind + " requests' and limit '" + name
                        + "' of service 'sheets.googleapis.com' for consumer '" + consumer + "'.",
                detail);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.control;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Routes to look into a simulator and to change it: who answers what. Filled once, then read by many threads. */
public final class ControlRoutes {
    private final String root;
    private final List<Route> routes = new ArrayList<>();

    /** @param root name of the part of the path that all routes are below */
    public ControlRoutes(String root) {
        this.root = root;
    }

    String root() {
        return root;
    }

    /** @param path below the root, such as {@code truth/{stream}} */
    public void add(String method, String path, Action action) {
        routes.add(new Route(method, List.of(path.split("/")), action));
    }

    /**
     * Finds who answers.
     *
     * @param segments of the path, without the root
     * @throws NoRouteException when there is no such route
     */
    Match find(String method, List<String> segments) throws NoRouteException {
        boolean isOtherMethod = false;
        for (Route route : routes) {
            Map<String, String> places = places(route.path, segments);
            if (places != null && route.method.equals(method)) {
                return new Match(route.action, places);
            }
            isOtherMethod |= places != null;
        }
        String list = routes.stream()
                .map(route -> route.method + " /" + root + "/" + String.join("/", route.path))
                .collect(Collectors.joining(", "));
        throw new NoRouteException(isOtherMethod ? 405 : 404, "there is no such route; these there are: " + list);
    }

    private static @Nullable Map<String, String> places(List<String> path, List<String> segments) {
        if (path.size() != segments.size()) {
            return null;
        }
        Map<String, String> places = new HashMap<>();
        for (int i = 0; i < path.size(); i++) {
            String part = path.get(i);
            if (part.startsWith("{")) {
                places.put(part.substring(1, part.length() - 1), segments.get(i));
            } else if (!part.equals(segments.get(i))) {
                return null;
            }
        }
        return places;
    }

    private record Route(String method, List<String> path, Action action) {}

    /** Who answers, and what stands in the path. */
    record Match(Action action, Map<String, String> places) {}

    /** Answers requests. */
    @FunctionalInterface
    public interface Action {
        /** @throws IllegalArgumentException saying what the client has to change */
        ControlAnswer answer(ControlRequest request);
    }

    /** There is no such route, or not with that method. */
    static final class NoRouteException extends Exception {
        private static final long serialVersionUID = 1L;

        private final int status;

        NoRouteException(int status, String message) {
            super(message);
            this.status = status;
        }

        int status() {
            return status;
        }
    }
}

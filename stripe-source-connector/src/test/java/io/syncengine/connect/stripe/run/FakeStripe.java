// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.api.AnswerParser;
import io.syncengine.connect.stripe.api.ApiAnswer;
import io.syncengine.connect.stripe.api.ApiListener;
import io.syncengine.connect.stripe.api.ApiRequest;
import io.syncengine.connect.stripe.api.StripeApiException;
import io.syncengine.connect.stripe.api.StripeApiException.Kind;
import io.syncengine.connect.stripe.api.StripeClient;
import io.syncengine.connect.stripe.api.StripeClock;
import io.syncengine.connect.stripe.data.MalformedAnswerException;
import io.syncengine.connect.stripe.loop.Cancellable;
import io.syncengine.connect.stripe.loop.VirtualLoop;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A client over a small account in memory. It reads the account when a call is sent and answers after a latency; a script
 * may refuse calls, answer them otherwise, or hold answers back.
 */
final class FakeStripe implements StripeClient {

    static final String ACCOUNT = "acct_1";
    static final String TEST_CLOCKS = "/v1/test_helpers/test_clocks";
    private static final Set<String> COMMON = Set.of("limit", "starting_after", "status", "test_clock");
    static final String VERSION = "2026-10-28.endive";

    /** What a script makes of a call. */
    sealed interface Reaction {
        /** Given up with that error. */
        record Refuse(StripeApiException error) implements Reaction {}

        /** Fails once in a way that is tried again, then is answered as usual. */
        record Stumble(StripeApiException error, Duration pause) implements Reaction {}

        /** Answered with that text. */
        record Say(String body) implements Reaction {}
    }

    private final VirtualLoop loop;
    private final StripeClock clock;
    private final long start;
    private final Map<String, List<FakeObject>> lists = new HashMap<>();
    private final Map<String, String> clocks = new HashMap<>();
    private final Map<String, FakeInline> inlines = new HashMap<>();
    private final List<FakeEvent> events = new ArrayList<>();
    private final List<ApiRequest> calls = new ArrayList<>();
    private final List<Runnable> held = new ArrayList<>();
    private Function<ApiRequest, Optional<Reaction>> script = request -> Optional.empty();
    private Predicate<ApiRequest> holding = request -> false;
    private int numbers;
    final FakeV2 v2 = new FakeV2();
    String account = ACCOUNT;
    Duration latency = Duration.ofMillis(200);
    boolean ignoresFilters;

    FakeStripe(VirtualLoop loop, StripeClock clock, long start) {
        this.loop = loop;
        this.clock = clock;
        this.start = start;
    }

    long now() {
        return start + loop.elapsed().toSeconds();
    }

    /** All calls so far whose path begins so. */
    List<ApiRequest> calls(String path) {
        return calls.stream().filter(call -> call.path().startsWith(path)).toList();
    }

    void script(Function<ApiRequest, Optional<Reaction>> reactions) {
        script = reactions;
    }

    /** Refuses calls whose path begins so. */
    void refuse(String path, Kind kind, String message) {
        script(request -> request.path().startsWith(path)
                ? Optional.of(new Reaction.Refuse(error(kind, message)))
                : Optional.empty());
    }

    /** Refuses the first call of that path that has the parameter. */
    void failOnce(String path, String parameter, StripeApiException error) {
        boolean[] done = new boolean[1];
        script(request -> {
            if (done[0] || !request.path().equals(path) || parameter(request, parameter) == null) {
                return Optional.empty();
            }
            done[0] = true;
            return Optional.of(new Reaction.Refuse(error));
        });
    }

    static StripeApiException error(Kind kind, String message) {
        return new StripeApiException(kind, 400, null, "req_1", message + " (request req_1)", null);
    }

    private static StripeApiException missing(String message) {
        return new StripeApiException(Kind.REJECTED, 400, "resource_missing", "req_1", message, null);
    }

    /** Keeps back the answers of such calls, read as they are when sent, until they are released. */
    void hold(Predicate<ApiRequest> which) {
        holding = which;
    }

    /** Hands out what was held back, and holds nothing any more. */
    void release() {
        holding = request -> false;
        List<Runnable> answers = List.copyOf(held);
        held.clear();
        answers.forEach(loop::execute);
    }

    /** An object as it is now, without an event. */
    FakeObject put(String path, String object, @Nullable String id, long created, String text) {
        List<FakeObject> list = lists.computeIfAbsent(path, name -> new ArrayList<>());
        list.removeIf(other -> Objects.equals(id, other.id()));
        FakeObject made = new FakeObject(id, object, created, text);
        int place = 0;
        while (place < list.size() && list.get(place).created() > created) {
            place++;
        }
        list.add(place, made);
        return made;
    }

    /** Makes it an object of a test clock, which plain lists do not show; the clock comes into being as well. */
    void inTestClock(String id, String clock) {
        if (clocks.put(id, clock) == null && find(TEST_CLOCKS, clock).isEmpty()) {
            put(TEST_CLOCKS, "test_helpers.test_clock", clock, now(), "");
        }
    }

    /** Shows the first so many of each object's children inside of it. */
    void inline(String path, FakeInline inline) {
        inlines.put(path, inline);
    }

    /** The object's text with what is shown inside of it. */
    String json(String path, FakeObject object) {
        FakeInline inline = inlines.get(path);
        String text = object.json();
        if (inline == null) {
            return text;
        }
        List<FakeObject> children = lists.getOrDefault(inline.listOf(object.id()), List.of());
        return text.substring(0, text.length() - 1) + "," + inline.json(children) + "}";
    }

    /** Lists the objects in another order from now on. */
    void shuffle(String path, long seed) {
        Collections.shuffle(lists.get(path), new Random(seed));
    }

    /** Lists the events of each second in another order from now on: there is none that is promised. */
    void shuffleSeconds(long seed) {
        Collections.shuffle(events, new Random(seed));
        events.sort(Comparator.comparingLong(FakeEvent::created).reversed());
    }

    void remove(String path, @Nullable String id) {
        lists.getOrDefault(path, new ArrayList<>()).removeIf(object -> Objects.equals(id, object.id()));
    }

    /** Creates or changes a customer, with its event. */
    void customer(String id, String type, String text) {
        long created = find("/v1/customers", id).map(FakeObject::created).orElse(now());
        event(type, put("/v1/customers", "customer", id, created, text), now());
    }

    void deleteCustomer(String id) {
        FakeObject last = find("/v1/customers", id).orElseThrow();
        remove("/v1/customers", id);
        event("customer.deleted", last, now());
    }

    FakeEvent event(String type, FakeObject object, long created) {
        FakeEvent event = new FakeEvent("evt_" + ++numbers, type, created, VERSION, false, object.json());
        return add(event);
    }

    /** An event that shows from now on, whenever it was created. */
    FakeEvent add(FakeEvent event) {
        int place = 0;
        while (place < events.size() && events.get(place).created() > event.created()) {
            place++;
        }
        events.add(place, event);
        return event;
    }

    Optional<FakeObject> find(String path, String id) {
        return lists.getOrDefault(path, List.of()).stream()
                .filter(object -> id.equals(object.id()))
                .findFirst();
    }

    List<FakeObject> all(String path) {
        return lists.getOrDefault(path, List.of());
    }

    @Override
    public int parallelism(String route) {
        return 4;
    }

    @Override
    public <T> Cancellable get(ApiRequest request, AnswerParser<T> parser, ApiListener<T> listener) {
        boolean[] cancelled = new boolean[1];
        loop.execute(() -> {
            if (!cancelled[0]) {
                send(request, parser, listener, cancelled);
            }
        });
        return () -> cancelled[0] = true;
    }

    private <T> void send(ApiRequest request, AnswerParser<T> parser, ApiListener<T> listener, boolean[] cancelled) {
        calls.add(request);
        listener.attemptStarted();
        Optional<Reaction> reaction = script.apply(request);
        if (reaction.isPresent() && reaction.get() instanceof Reaction.Stumble stumble) {
            later(request, cancelled, () -> {
                listener.attemptFailed(stumble.error());
                loop.schedule(() -> answer(request, parser, listener, cancelled), stumble.pause());
            });
            return;
        }
        if (reaction.isPresent() && reaction.get() instanceof Reaction.Refuse refuse) {
            later(request, cancelled, () -> listener.failed(refuse.error()));
            return;
        }
        Answer answer = reaction.isPresent() && reaction.get() instanceof Reaction.Say say
                ? new Answer(say.body(), null)
                : read(request);
        long date = now();
        later(request, cancelled, () -> deliver(answer, Math.max(date, now() - 1), parser, listener));
    }

    private <T> void answer(ApiRequest request, AnswerParser<T> parser, ApiListener<T> listener, boolean[] cancelled) {
        if (cancelled[0]) {
            return;
        }
        calls.add(request);
        listener.attemptStarted();
        Answer answer = read(request);
        later(request, cancelled, () -> deliver(answer, now(), parser, listener));
    }

    private void later(ApiRequest request, boolean[] cancelled, Runnable answer) {
        Runnable unlessCancelled = () -> {
            if (!cancelled[0]) {
                answer.run();
            }
        };
        if (holding.test(request)) {
            held.add(unlessCancelled);
        } else {
            loop.schedule(unlessCancelled, latency);
        }
    }

    private <T> void deliver(Answer answer, long date, AnswerParser<T> parser, ApiListener<T> listener) {
        clock.observe(date);
        if (answer.error() != null) {
            listener.failed(answer.error());
            return;
        }
        try {
            listener.succeeded(new ApiAnswer<>(
                    parser.parse(answer.body().getBytes(StandardCharsets.UTF_8)), date, "req_" + calls.size()));
        } catch (MalformedAnswerException e) {
            listener.failed(
                    new StripeApiException(Kind.MALFORMED, 200, null, "req_1", String.valueOf(e.getMessage()), e));
        }
    }

    private record Answer(String body, @Nullable StripeApiException error) {}

    private Answer read(ApiRequest request) {
        if (request.path().equals("/v1/account")) {
            return new Answer(
                    "{\"id\":\"" + account + "\",\"object\":\"account\",\"created\":" + (start - 86_400) + "}", null);
        }
        if (request.path().equals("/v1/events")) {
            return page(
                    request,
                    events.stream()
                            .map(event -> new Item(event.id(), event.created(), event.json()))
                            .toList());
        }
        if (request.path().startsWith("/v2/")) {
            return second(request);
        }
        int slash = request.path().lastIndexOf('/');
        if (request.route().endsWith("{id}")) {
            String list = request.path().substring(0, slash);
            String id = request.path().substring(slash + 1);
            return find(list, id)
                    .map(object -> new Answer(json(list, object), null))
                    .orElse(new Answer("", error(Kind.NOT_FOUND, "no such object")));
        }
        String clock = parameter(request, "test_clock");
        if (clock != null && find(TEST_CLOCKS, clock).isEmpty()) {
            return new Answer("", missing("No such test clock: " + clock));
        }
        String list = request.path() + parameters(request);
        return page(
                request,
                lists.getOrDefault(list, List.of()).stream()
                        .filter(object -> Objects.equals(clock, clocks.get(object.id())))
                        .map(object -> new Item(object.id(), object.created(), json(list, object)))
                        .toList());
    }

    private Answer second(ApiRequest request) {
        try {
            return new Answer(v2.read(request), null);
        } catch (StripeApiException e) {
            return new Answer("", e);
        }
    }

    private record Item(@Nullable String id, long created, String json) {}

    private Answer page(ApiRequest request, List<Item> items) {
        String after = parameter(request, "starting_after");
        int from = 0;
        if (after != null) {
            List<String> ids = new ArrayList<>();
            items.forEach(item -> ids.add(String.valueOf(item.id())));
            from = ids.indexOf(after) + 1;
            if (from == 0) {
                return new Answer("", error(Kind.CURSOR_GONE, "No such object: " + after));
            }
        }
        String limit = parameter(request, "limit");
        int size = limit == null ? Integer.MAX_VALUE : Integer.parseInt(limit);
        List<Item> found = items.subList(from, items.size()).stream()
                .filter(item -> ignoresFilters || within(request, item.created()))
                .toList();
        boolean more = found.size() > size;
        StringBuilder body = new StringBuilder("{\"object\":\"list\",\"data\":[");
        for (int i = 0; i < Math.min(size, found.size()); i++) {
            body.append(i == 0 ? "" : ",").append(found.get(i).json());
        }
        return new Answer(
                body.append("],\"has_more\":").append(more).append('}').toString(), null);
    }

    /** What chooses among lists of one path, such as {@code ?subscription=sub_1}. */
    private static String parameters(ApiRequest request) {
        return request.query().stream()
                .filter(entry -> !entry.getKey().contains("[") && !COMMON.contains(entry.getKey()))
                .map(entry -> "?" + entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining());
    }

    private static boolean within(ApiRequest request, long created) {
        String gte = parameter(request, "created[gte]");
        String lt = parameter(request, "created[lt]");
        return (gte == null || created >= Long.parseLong(gte)) && (lt == null || created < Long.parseLong(lt));
    }

    static @Nullable String parameter(ApiRequest request, String name) {
        return request.query().stream()
                .filter(entry -> entry.getKey().equals(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .map(Objects::requireNonNull)
                .orElse(null);
    }
}

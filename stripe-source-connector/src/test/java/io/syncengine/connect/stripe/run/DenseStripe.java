// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import io.syncengine.connect.stripe.api.AnswerParser;
import io.syncengine.connect.stripe.api.ApiAnswer;
import io.syncengine.connect.stripe.api.ApiListener;
import io.syncengine.connect.stripe.api.ApiRequest;
import io.syncengine.connect.stripe.api.CallKind;
import io.syncengine.connect.stripe.api.StripeClient;
import io.syncengine.connect.stripe.api.StripeClock;
import io.syncengine.connect.stripe.data.Account;
import io.syncengine.connect.stripe.data.EventPage;
import io.syncengine.connect.stripe.data.ListPage;
import io.syncengine.connect.stripe.data.StripeObject;
import io.syncengine.connect.stripe.loop.Cancellable;
import io.syncengine.connect.stripe.loop.VirtualLoop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A client over many objects of which only the moment of creation counts. Answers come in any order. */
final class DenseStripe implements StripeClient {

    private static final int PAGE = 100;

    private final VirtualLoop loop;
    private final StripeClock clock;
    private final long start;
    private final long accountCreated;
    private final int parallelism;
    private final Random random;
    private final Map<String, long[]> newestFirst = new HashMap<>();
    private int listCalls;

    DenseStripe(VirtualLoop loop, StripeClock clock, long start, long accountCreated, int parallelism, Random random) {
        this.loop = loop;
        this.clock = clock;
        this.start = start;
        this.accountCreated = accountCreated;
        this.parallelism = parallelism;
        this.random = random;
    }

    void put(String path, long[] moments) {
        newestFirst.put(path, moments);
    }

    /** Calls for pages of lists so far. */
    int listCalls() {
        return listCalls;
    }

    /** The calls that would do if nothing were read at the same time. */
    int fewestCalls() {
        return newestFirst.values().stream()
                .mapToInt(moments -> Math.max(1, (moments.length + PAGE - 1) / PAGE))
                .sum();
    }

    @Override
    public int parallelism(String route) {
        return parallelism;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> Cancellable get(ApiRequest request, AnswerParser<T> parser, ApiListener<T> listener) {
        boolean[] cancelled = new boolean[1];
        loop.execute(() -> {
            listener.attemptStarted();
            long date = start + loop.elapsed().toSeconds();
            Object body = body(request);
            loop.schedule(
                    () -> {
                        if (!cancelled[0]) {
                            clock.observe(date);
                            listener.succeeded(new ApiAnswer<>((T) body, date, null));
                        }
                    },
                    Duration.ofMillis(50 + random.nextInt(400)));
        });
        return () -> cancelled[0] = true;
    }

    private Object body(ApiRequest request) {
        if (request.kind() == CallKind.EVENTS) {
            return new EventPage(List.of(), false, null, 0, 0);
        }
        if (request.kind() == CallKind.PROBE) {
            return new Account(FakeStripe.ACCOUNT, accountCreated);
        }
        listCalls++;
        long[] moments = newestFirst.getOrDefault(request.path(), new long[0]);
        String gte = FakeStripe.parameter(request, "created[gte]");
        String lt = FakeStripe.parameter(request, "created[lt]");
        String after = FakeStripe.parameter(request, "starting_after");
        int from = lt == null ? 0 : firstBelow(moments, Long.parseLong(lt));
        int to = gte == null ? moments.length : firstBelow(moments, Long.parseLong(gte));
        if (after != null) {
            from = Math.max(from, Integer.parseInt(after.substring(after.indexOf('-') + 1)) + 1);
        }
        List<StripeObject> objects = new ArrayList<>(PAGE);
        for (int i = from; i < Math.min(to, from + PAGE); i++) {
            objects.add(new StripeObject(request.path() + "-" + i, moments[i], new Object[0], "{}", false));
        }
        return new ListPage(objects, to - from > PAGE, null, 0, 0);
    }

    /** Place of the first object that was created before that moment. */
    private static int firstBelow(long[] moments, long moment) {
        int low = 0;
        int high = moments.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (moments[middle] >= moment) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}

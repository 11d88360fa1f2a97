// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

final class SharedPlacesTest {

    private final SharedPlaces places = new SharedPlaces(2);
    private final List<String> told = new ArrayList<>();
    private final Runnable busy = () -> told.add("busy");
    private final Runnable quiet = () -> told.add("quiet");
    private final Runnable late = () -> told.add("late");

    @Test
    void areTakenUntilThereAreNoMore() {
        assertThat(places.take(busy)).isTrue();
        assertThat(places.take(busy)).isTrue();
        assertThat(places.take(quiet)).isFalse();
        assertThat(told).isEmpty();
    }

    @Test
    void areKeptForTheOneWhoHasWaitedLongest() {
        places.take(busy);
        places.take(busy);
        places.take(quiet);
        places.take(late);

        places.release();

        assertThat(told).containsExactly("quiet");
        assertThat(places.take(busy)).isFalse();
        assertThat(places.take(late)).isFalse();
        assertThat(places.take(quiet)).isTrue();
    }

    @Test
    void goToTheNextWhenTheyAreDeclined() {
        places.take(busy);
        places.take(busy);
        places.take(quiet);
        places.take(late);
        places.release();

        places.decline(quiet);

        assertThat(told).containsExactly("quiet", "late");
        assertThat(places.take(late)).isTrue();
    }

    @Test
    void areFreeAgainWhenNobodyWaits() {
        places.take(busy);
        places.take(busy);
        places.release();
        places.decline(busy);

        assertThat(places.take(quiet)).isTrue();
        assertThat(places.take(quiet)).isFalse();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.protocol;

import static io.syncengine.connect.protocol.RowKind.DELETE;
import static io.syncengine.connect.protocol.RowKind.TOMBSTONE;
import static io.syncengine.connect.protocol.RowKind.UPSERT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RowVersionTest {

    private static RowVersion at(long millis, RowKind kind) {
        return new RowVersion(millis, kind, false);
    }

    private static RowVersion byArrival(long millis, RowKind kind) {
        return new RowVersion(millis, kind, true);
    }

    @Test
    void theGreaterTimeWinsWhateverHappened() {
        assertThat(at(2, UPSERT).replaces(at(1, DELETE))).isTrue();
        assertThat(at(2, DELETE).replaces(at(1, UPSERT))).isTrue();
        assertThat(at(1, UPSERT).replaces(at(2, UPSERT))).isFalse();
        assertThat(at(1, DELETE).replaces(at(2, UPSERT))).isFalse();
        assertThat(at(1, TOMBSTONE).replaces(at(2, UPSERT))).isFalse();
    }

    @Nested
    class AtEqualTimes {

        @Test
        void theLaterRecordWins() {
            assertThat(at(1, UPSERT).replaces(at(1, UPSERT))).isTrue();
        }

        @Test
        void aDeleteBeatsAnUpsertInEitherOrder() {
            assertThat(at(1, DELETE).replaces(at(1, UPSERT))).isTrue();
            assertThat(at(1, UPSERT).replaces(at(1, DELETE))).isFalse();
            assertThat(at(1, TOMBSTONE).replaces(at(1, UPSERT))).isTrue();
        }

        @Test
        void arrivalAloneDecidesWithoutVersions() {
            assertThat(byArrival(1, UPSERT).replaces(byArrival(1, DELETE))).isTrue();
            assertThat(byArrival(1, UPSERT).replaces(RowVersion.stored(1, true)))
                    .isTrue();
            assertThat(byArrival(1, TOMBSTONE).replaces(byArrival(1, UPSERT))).isTrue();
        }
    }

    @Nested
    class ARecordDeliveredAgain {

        @Test
        void doesNotComeOutOnTopOfWhatFollowedIt() {
            assertThat(at(1, UPSERT).replaces(at(1, UPSERT), true)).isFalse();
            assertThat(byArrival(1, UPSERT).replaces(byArrival(1, DELETE), true))
                    .isFalse();
            assertThat(byArrival(1, DELETE).replaces(byArrival(1, UPSERT), true))
                    .isFalse();
        }

        @Test
        void winsByItsVersionAsEver() {
            assertThat(at(2, UPSERT).replaces(at(1, UPSERT), true)).isTrue();
            assertThat(at(1, DELETE).replaces(at(1, UPSERT), true)).isTrue();
            assertThat(at(1, UPSERT).replaces(at(2, UPSERT), true)).isFalse();
        }
    }

    @Nested
    class ATombstone {

        @Test
        void neverRaisesTheVersionOfADeleteThatIsKnown() {
            assertThat(at(1, TOMBSTONE).replaces(at(1, DELETE))).isFalse();
            assertThat(at(9, TOMBSTONE).replaces(at(1, DELETE))).isFalse();
            assertThat(at(9, TOMBSTONE).replaces(at(1, TOMBSTONE))).isFalse();
        }

        @Test
        void deletesWhereTheDeleteItselfWasLost() {
            assertThat(at(2, TOMBSTONE).replaces(at(1, UPSERT))).isTrue();
        }

        @Test
        void hasToSeeWhatAnOlderDeleteMeets() {
            assertThat(at(2, TOMBSTONE).dependsOn(at(1, DELETE))).isTrue();
            assertThat(at(2, TOMBSTONE).dependsOn(at(1, TOMBSTONE))).isTrue();
            assertThat(at(1, TOMBSTONE).dependsOn(at(1, DELETE))).as("its own").isFalse();
            assertThat(at(2, TOMBSTONE).dependsOn(at(1, UPSERT))).isFalse();
            assertThat(at(2, DELETE).dependsOn(at(1, DELETE))).isFalse();
        }

        @Test
        void mayOnlyRepeatADeleteThatIsOlderThanWhatFollows() {
            assertThat(at(7, UPSERT).dependsOn(at(9, TOMBSTONE))).isTrue();
            assertThat(at(9, UPSERT).dependsOn(at(9, TOMBSTONE))).isTrue();
            assertThat(at(7, DELETE).dependsOn(at(9, TOMBSTONE))).isTrue();
            assertThat(at(10, UPSERT).dependsOn(at(9, TOMBSTONE))).isFalse();
            assertThat(byArrival(9, UPSERT).dependsOn(byArrival(9, TOMBSTONE))).isFalse();
            assertThat(at(7, UPSERT).dependsOn(at(9, DELETE))).isFalse();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import static io.syncengine.connect.stripe.run.EngineRig.CUSTOMERS;
import static io.syncengine.connect.stripe.run.EngineRig.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.protocol.RowVersion;
import io.syncengine.connect.stripe.change.Change;
import io.syncengine.connect.stripe.state.StreamOffsets;
import io.syncengine.connect.stripe.state.StreamState;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * Whatever record is the last to reach Kafka before a task dies, a new task that starts from the offset of that record
 * brings everything that is missing, and takes away what is gone. No offset takes more than 16 KB.
 */
final class PrefixPropertyTest {

    private static final int MAX_OFFSET = 16_000;
    private static final String LOCATIONS = "/v1/terminal/locations";

    private final EngineRig rig = new EngineRig("customers");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anyRecordIsAPlaceToStartAgainFrom(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 330; i++) {
            rig.stripe.put(CUSTOMERS, "customer", "cus_" + i, START - 1 - random.nextInt(50_000), "v0");
        }
        rig.start();
        for (int second = 0; second < 60; second++) {
            change(random, second);
            rig.run(1);
        }
        rig.run(40);
        rig.kill();
        List<Emitted> records = List.copyOf(rig.records);

        // Every record of the beginning and of the end, some of those between.
        for (int count = 0; count <= records.size(); count += count < 5 || count > records.size() - 60 ? 1 : 17) {
            rig.records.clear();
            rig.records.addAll(records.subList(0, count));
            StreamState state = rig.offset("customers");
            rig.start(state == null ? Map.of() : Map.of("customers", state)).run(20);
            rig.kill();

            assertThat(known(rig)).as("seed %d, %d records", seed, count).isEqualTo(truth());
        }
    }

    /** Rows that change and go without an event while a list is read again and again. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void anyRecordOfARepeatedPassIsAPlaceToStartAgainFrom(long seed) {
        Random random = new Random(seed);
        EngineRig locations = new EngineRig("terminal_locations").with("snapshot.interval.ms", "60000");
        for (int i = 0; i < 330; i++) {
            locations.stripe.put(LOCATIONS, "terminal.location", "tml_" + i, START - 1 - i, "v0");
        }
        locations.start();
        for (int second = 0; second < 300; second++) {
            String id = "tml_" + random.nextInt(330);
            if (locations.stripe.find(LOCATIONS, id).isPresent()) {
                if (random.nextInt(4) == 0) {
                    locations.stripe.remove(LOCATIONS, id);
                } else {
                    long created = locations.stripe.find(LOCATIONS, id).get().created();
                    locations.stripe.put(LOCATIONS, "terminal.location", id, created, "v" + second);
                }
            }
            locations.run(1);
        }
        locations.kill();
        List<Emitted> records = List.copyOf(locations.records);
        assertThat(records).filteredOn(record -> record.sweep() != null).hasSizeGreaterThan(3);

        for (int count = 0; count <= records.size(); count += 1 + random.nextInt(60)) {
            locations.records.clear();
            locations.records.addAll(records.subList(0, count));
            StreamState state = locations.offset("terminal_locations");
            locations
                    .start(state == null ? Map.of() : Map.of("terminal_locations", state))
                    .run(70);
            locations.kill();

            Map<String, String> truth = new HashMap<>();
            locations.stripe.all(LOCATIONS).forEach(object -> truth.put(object.id(), object.json()));
            assertThat(known(locations)).as("seed %d, %d records", seed, count).isEqualTo(truth);
        }
    }

    private void change(Random random, int second) {
        for (int i = random.nextInt(4); i > 0; i--) {
            String id = "cus_" + random.nextInt(60);
            boolean exists = rig.stripe.find(CUSTOMERS, id).isPresent();
            if (exists && random.nextInt(5) == 0) {
                rig.stripe.deleteCustomer(id);
            } else if (exists) {
                rig.stripe.customer(id, "customer.updated", "v" + second + "_" + i);
            }
        }
    }

    private Map<String, String> truth() {
        Map<String, String> truth = new HashMap<>();
        rig.stripe.all(CUSTOMERS).forEach(object -> truth.put(object.id(), object.json()));
        return truth;
    }

    /** What a sink has that compares versions; offsets are measured on the way. */
    private static Map<String, String> known(EngineRig rig) {
        Map<String, RowVersion> versions = new HashMap<>();
        Map<String, String> rows = new HashMap<>();
        for (Emitted record : rig.records) {
            assertThat(StreamOffsets.encode(record.state()).toString().length()).isLessThan(MAX_OFFSET);
            if (record.sweep() != null) {
                long before = record.sweep() * 1000;
                rows.keySet().removeIf(id -> versions.get(id).millis() < before);
            }
            if (!record.isRow()) {
                continue;
            }
            Change change = Objects.requireNonNull(record.change());
            String id = change.object().id();
            RowVersion version = RowVersion.stored(change.version() * 1000, change.delete());
            RowVersion before = versions.get(id);
            if (before == null || version.replaces(before)) {
                versions.put(id, version);
                if (change.delete()) {
                    rows.remove(id);
                } else {
                    rows.put(id, change.object().raw());
                }
            }
        }
        return rows;
    }
}

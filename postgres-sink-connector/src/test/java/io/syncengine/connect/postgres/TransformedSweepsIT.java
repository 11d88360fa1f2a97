// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.transforms.Cast;
import org.apache.kafka.connect.transforms.ExtractField;
import org.apache.kafka.connect.transforms.Flatten;
import org.apache.kafka.connect.transforms.HoistField;
import org.apache.kafka.connect.transforms.InsertField;
import org.apache.kafka.connect.transforms.MaskField;
import org.apache.kafka.connect.transforms.RegexRouter;
import org.apache.kafka.connect.transforms.ReplaceField;
import org.apache.kafka.connect.transforms.SetSchemaMetadata;
import org.apache.kafka.connect.transforms.TimestampConverter;
import org.apache.kafka.connect.transforms.ValueToKey;
import org.apache.kafka.connect.transforms.predicates.TopicNameMatches;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Stream;

/** A transformation sees control records as well: which of them a sink still obeys. */
class TransformedSweepsIT {

    private final TestDatabase database = EmbeddedServer.freshDatabase();
    private final Charges charges = new Charges();
    private final Charges control = Charges.control();
    private final RunningSink sink = new RunningSink(database);

    @AfterEach
    void stop() {
        sink.close();
    }

    private List<String> left(Smt smt) {
        sink.put(smt.apply(charges.row("old", 1, 10), charges.row("new", 5, 10)));
        sink.put(smt.apply(control.sweep(Charges.ACCOUNT, 5)));
        return database.query("select id from stripe.charges order by id");
    }

    static Stream<Smt> harmless() {
        return Stream.of(
                Smt.of(new ExtractField.Key<>(), "field", "id"),
                Smt.of(new ReplaceField.Value<>(), "exclude", "description"),
                Smt.of(new Flatten.Value<>()),
                Smt.of(new Cast.Value<>(), "spec", "amount:string"),
                Smt.of(new MaskField.Value<>(), "fields", "description"),
                Smt.of(new InsertField.Value<>(), "static.field", "origin", "static.value", "shop"),
                Smt.of(new SetSchemaMetadata.Value<>(), "schema.name", "com.example.Value"),
                Smt.of(new TimestampConverter.Value<>(), "field", "before", "target.type", "unix"),
                Smt.of(new RegexRouter<>(), "regex", "stripe\\.(.*)", "replacement", "archive.$1"));
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void areObeyedAfter(Smt smt) {
        assertThat(left(smt)).containsExactly("new");
        assertThat(sink.context.errants()).isEmpty();
    }

    @Test
    void withoutTheirFieldsAreRefused() {
        assertThat(left(Smt.of(new ReplaceField.Value<>(), "include", "kind,stream,id,_account_id,_updated_at")))
                .containsExactly("new", "old");

        assertThat(sink.context.errants())
                .singleElement()
                .satisfies(errant -> assertThat(errant.reason()).hasMessageContaining("a sweep has no time"));
    }

    @Test
    void doNotFollowAStreamIntoAnotherTable() {
        Smt smt = Smt.of(new RegexRouter<>(), "regex", "stripe\\.charges", "replacement", "stripe.payments");

        sink.put(smt.apply(charges.row("old", 1, 10)));
        sink.put(smt.apply(control.sweep(Charges.ACCOUNT, 5)));

        assertThat(database.query("select id from stripe.payments")).containsExactly("old");
    }

    @Test
    void followASettingIntoAnotherTable() {
        try (RunningSink named = new RunningSink(database, "topic.to.table", "stripe.charges:payments")) {
            named.put(charges.row("old", 1, 10), charges.row("new", 5, 10));
            named.put(control.sweep(Charges.ACCOUNT, 5));
        }

        assertThat(database.query("select id from stripe.payments")).containsExactly("new");
    }

    @Test
    void areLeftAloneByAPredicate() {
        Smt keys = Smt.of(new ValueToKey<>(), "fields", "id,_account_id");
        assertThatThrownBy(() -> keys.apply(control.sweep(Charges.ACCOUNT, 5))).isInstanceOf(DataException.class);

        assertThat(left(keys.unless(new TopicNameMatches<>(), "pattern", ".*\\._(control|heartbeat)")))
                .containsExactly("new");
    }

    @Test
    void areRowsOfTheirOwnWhenTheirFieldsAreHoisted() {
        left(Smt.of(new HoistField.Value<>(), "field", "line")
                .where(new TopicNameMatches<>(), "pattern", "stripe\\._control"));

        assertThat(database.query("select id from stripe.charges order by id")).containsExactly("new", "old");
    }
}

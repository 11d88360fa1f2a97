// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.syncengine.connect.postgres.connect.SecuredServer;
import io.syncengine.connect.testing.LogCapture;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** Nothing that a row holds, and no password, is in a log or in the message of an error, at any level. */
class LoggedValuesIT {

    private static final String VALUE = "4242SECRET4242";

    private final TestDatabase database = EmbeddedServer.freshDatabase();
    private final Charges charges = new Charges();

    private static String printed(Throwable thrown) {
        StringWriter text = new StringWriter();
        if (thrown != null) {
            thrown.printStackTrace(new PrintWriter(text, true));
        }
        return text.toString();
    }

    /** Rows that the server refuses in every way that it has, which quotes them when it does. */
    private List<SinkRecord> refused() {
        return List.of(
                charges.withJson(VALUE + "_1", 1, "{\"" + VALUE + "\":", "{\"" + VALUE + "\": }"),
                charges.described(VALUE + "_2", 1, VALUE),
                charges.described(VALUE + "_3", 1, VALUE),
                charges.row(VALUE + "_4", 1, -4_242),
                charges.described(VALUE + "_5\u0000", 1, VALUE),
                charges.record(VALUE + "_6", VALUE, 1),
                charges.record(charges.key(VALUE + "_7"), charges.value(VALUE + "_8", 1, 1), 1),
                charges.row("good", 1, 1));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void rowsAreNotLogged(boolean reporting) {
        try (LogCapture log = LogCapture.everything("io.syncengine")) {
            StringBuilder texts = new StringBuilder();
            try (RunningSink sink = new RunningSink(database, reporting, "index.columns", "amount")) {
                sink.put(charges.row("first", 1, 1));
                database.execute(
                        "alter table stripe.charges add constraint positive check (amount > 0)",
                        "create unique index on stripe.charges (description)");
                texts.append(printed(catchThrowable(() -> sink.put(refused()))));
                texts.append(printed(catchThrowable(sink::commit)));
                sink.context.errants().forEach(errant -> texts.append(printed(errant.reason())));
                assertThat(sink.context.errants()).hasSize(reporting ? 6 : 0);
            }

            assertThat(texts.toString()).contains("cannot be stored").doesNotContain(VALUE, "4242");
            assertThat(log.entries()).isNotEmpty();
            assertThat(log.text()).doesNotContain(VALUE, "4242");
        }
    }

    @Test
    void rowsAreNotLoggedWhenTheConnectionFails() {
        try (LogCapture log = LogCapture.everything("io.syncengine");
                RunningSink sink = new RunningSink(database)) {
            sink.put(charges.described(VALUE, 1, VALUE));
            database.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + database.name()
                    + "' and application_name like 'stripe-sync/%'");

            String thrown = printed(catchThrowable(() -> sink.put(charges.described(VALUE, 2, VALUE + "x"))));

            assertThat(thrown).contains("RetriableException").doesNotContain(VALUE);
            assertThat(log.texts("WARN")).isNotEmpty();
            assertThat(log.text()).doesNotContain(VALUE);
        }
    }

    @Test
    void passwordsAreNotLogged() {
        try (LogCapture log = LogCapture.everything("io.syncengine")) {
            Throwable thrown = catchThrowable(() -> new RunningSink(
                    SecuredServer.database(), "connection.user", "password_user", "connection.password", VALUE));

            assertThat(thrown).hasMessageContaining("28P01");
            assertThat(printed(thrown)).doesNotContain(VALUE);
            assertThat(log.text()).doesNotContain(VALUE);
        }
    }
}

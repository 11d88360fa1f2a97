// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.connect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

import java.io.EOFException;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLHandshakeException;

final class SqlErrorsTest {

    /** As the server sends it: code, message and further fields by their letter. */
    private static PSQLException fromServer(String state, String message, Map<Character, String> fields) {
        String more = fields.entrySet().stream()
                .map(field -> field.getKey() + field.getValue() + "\0")
                .collect(Collectors.joining());
        return new PSQLException(
                new ServerErrorMessage("SERROR\0C" + state + "\0M" + message + "\0" + more + "\0"), false);
    }

    private static PSQLException fromServer(String state) {
        return fromServer(state, "words of the server", Map.of());
    }

    @Nested
    final class Kinds {

        @ParameterizedTest
        @CsvSource({
            "08000, CONNECTION",
            "08001, CONNECTION",
            "08003, CONNECTION",
            "08004, CONNECTION",
            "08006, CONNECTION",
            "08007, CONNECTION",
            "08P01, CONNECTION",
            "57P01, CONNECTION",
            "57P02, CONNECTION",
            "57P03, CONNECTION",
            "57P05, CONNECTION",
            "25P03, CONNECTION",
            "25P04, CONNECTION",
            "53300, CONNECTION",
            "53400, CONNECTION",
            "40001, TRANSIENT",
            "40P01, TRANSIENT",
            "55P03, TRANSIENT",
            "57014, TRANSIENT",
            "25P02, TRANSIENT",
            "53000, RESOURCE",
            "53100, RESOURCE",
            "53200, RESOURCE",
            "25006, RESOURCE",
            "58030, RESOURCE",
            "55006, RESOURCE",
            "42703, SCHEMA_MOVED",
            "42P01, SCHEMA_MOVED",
            "42804, SCHEMA_MOVED",
            "42P10, SCHEMA_MOVED",
            "22P03, SCHEMA_MOVED",
            "28P01, CONFIGURATION",
            "28000, CONFIGURATION",
            "3D000, CONFIGURATION",
            "42501, CONFIGURATION",
            "3F000, CONFIGURATION",
            "0A000, CONFIGURATION",
            "54011, CONFIGURATION",
            "22000, ROW",
            "22001, ROW",
            "22003, ROW",
            "22007, ROW",
            "22008, ROW",
            "22021, ROW",
            "22P02, ROW",
            "22P05, ROW",
            "23502, ROW",
            "23503, ROW",
            "23514, ROW",
            "23P01, ROW",
            "54000, ROW",
            "54001, ROW",
            "P0001, ROW",
            "23505, RACE",
            "42P06, RACE",
            "42P07, RACE",
            "42701, RACE",
            "42710, RACE",
            "21000, BUG",
            "42601, UNKNOWN",
            "XX000, UNKNOWN",
            "55000, UNKNOWN",
            "72000, UNKNOWN"
        })
        void goByTheCode(String state, SqlErrorKind kind) {
            SqlError error = SqlErrors.of(fromServer(state));

            assertThat(error.kind()).isEqualTo(kind);
            assertThat(error.sqlState()).isEqualTo(state);
            assertThat(error.remedy()).isNotBlank();
            assertThat(error).hasToString(error.text() + " [SQLSTATE " + state + "]; " + error.remedy());
        }

        @ParameterizedTest
        @CsvSource({
            "CONNECTION, true",
            "TRANSIENT, true",
            "RESOURCE, true",
            "SCHEMA_MOVED, false",
            "CONFIGURATION, false",
            "ROW, false",
            "RACE, false",
            "BUG, false",
            "UNKNOWN, false"
        })
        void tellWhetherToTryAgain(SqlErrorKind kind, boolean again) {
            assertThat(new SqlError(kind, "", "", "", null).isRetriable()).isEqualTo(again);
        }

        @Test
        void aPlanThatNoLongerFitsIsAChangeOfTheTable() {
            assertThat(SqlErrors.of(fromServer("0A000", "x", Map.of('R', "RevalidateCachedQuery")))
                            .kind())
                    .isEqualTo(SqlErrorKind.SCHEMA_MOVED);
        }

        @Test
        void anInternalErrorOfALostConnectionIsOneOfTheConnection() {
            assertThat(SqlErrors.of(fromServer("XX000"), () -> false).kind()).isEqualTo(SqlErrorKind.CONNECTION);
            assertThat(SqlErrors.of(fromServer("XX000"), () -> true).kind()).isEqualTo(SqlErrorKind.UNKNOWN);
        }

        /** COPY of a value that is too short for its column ends so. */
        @Test
        void aMessageOfTheWrongFormIsAChangeOfTheTableOnlyWhereTheServersCodeSaysSo() {
            PSQLException short8 =
                    fromServer("08P01", "insufficient data left in message", Map.of('R', "pq_copymsgbytes"));

            assertThat(SqlErrors.of(short8, () -> true).kind()).isEqualTo(SqlErrorKind.SCHEMA_MOVED);
            assertThat(SqlErrors.of(short8, () -> false).kind()).isEqualTo(SqlErrorKind.CONNECTION);
            assertThat(SqlErrors.of(fromServer("08P01"), () -> true).kind()).isEqualTo(SqlErrorKind.CONNECTION);
            assertThat(SqlErrors.of(new PSQLException("x", PSQLState.PROTOCOL_VIOLATION), () -> true)
                            .kind())
                    .isEqualTo(SqlErrorKind.CONNECTION);
        }

        @Test
        void theConnectionIsAskedOnlyWhereTheCodeLeavesItOpen() {
            SqlError error = SqlErrors.of(fromServer("22P02"), () -> {
                throw new AssertionError("asked");
            });

            assertThat(error.kind()).isEqualTo(SqlErrorKind.ROW);
        }

        @Test
        void whatBreaksOnTheWayIsOneOfTheConnection() {
            assertThat(SqlErrors.of(new PSQLException("x", PSQLState.UNEXPECTED_ERROR, new EOFException()))
                            .kind())
                    .isEqualTo(SqlErrorKind.CONNECTION);
            assertThat(SqlErrors.of(new SQLException("x", new IOException())).kind())
                    .isEqualTo(SqlErrorKind.CONNECTION);
            assertThat(SqlErrors.of(new SQLNonTransientConnectionException("x")).kind())
                    .isEqualTo(SqlErrorKind.CONNECTION);
            assertThat(SqlErrors.of(new SQLException("x")).kind()).isEqualTo(SqlErrorKind.UNKNOWN);
        }

        @Test
        void aCertificateThatIsNotTrustedIsAMatterOfConfiguration() {
            SSLHandshakeException handshake = new SSLHandshakeException("PKIX path building failed");
            handshake.initCause(new CertificateException("unable to find valid certification path"));
            SqlError error = SqlErrors.of(new PSQLException("SSL error: x", PSQLState.CONNECTION_FAILURE, handshake));

            assertThat(error.kind()).isEqualTo(SqlErrorKind.CONFIGURATION);
            assertThat(error.remedy()).contains("ssl.ca.pem");
        }

        @Test
        void whatABatchWrapsCounts() {
            BatchUpdateException chained = new BatchUpdateException();
            chained.setNextException(fromServer("40P01"));

            assertThat(SqlErrors.of(chained).kind()).isEqualTo(SqlErrorKind.TRANSIENT);
            assertThat(SqlErrors.of(new BatchUpdateException(null, fromServer("22P02")))
                            .kind())
                    .isEqualTo(SqlErrorKind.ROW);
        }
    }

    @Nested
    final class Texts {

        private static final String VALUE = "jane@example.com";

        @Test
        void namePlacesAndNeverValuesOfRows() {
            PSQLException thrown = fromServer(
                    "22P02",
                    "invalid input syntax for type integer: \"" + VALUE + "\"",
                    Map.of('D', "Failing row contains (" + VALUE + ")", 's', "stripe", 't', "charges", 'c', "amount"));

            SqlError error = SqlErrors.of(thrown);

            assertThat(error.toString())
                    .contains("table stripe.charges", "column amount")
                    .doesNotContain(VALUE);
            assertThat(thrown.getMessage()).contains(VALUE);
            SQLException safe = SqlErrors.withoutValues(thrown);
            assertThat(safe.getMessage()).isEqualTo(error.text());
            assertThat(safe.getCause()).isNull();
            assertThat(safe.getSQLState()).isEqualTo("22P02");
            assertThat(safe.getStackTrace()).isEqualTo(thrown.getStackTrace());
        }

        @ParameterizedTest
        @CsvSource({"23505", "21000", "P0001", "XX000", "42601"})
        void leaveTheServersWordsOutWhereTheyMayQuoteARow(String state) {
            PSQLException thrown = fromServer(state, "about " + VALUE, Map.of('n', "charges_pkey"));

            SqlError error = SqlErrors.of(thrown);

            assertThat(error.toString()).doesNotContain(VALUE).contains("charges_pkey");
            assertThat(error.constraint()).isEqualTo("charges_pkey");
            assertThat(SqlErrors.withoutValues(thrown).getMessage()).doesNotContain(VALUE);
        }

        @Test
        void repeatTheServersWordsWhereTheyCannot() {
            PSQLException thrown = fromServer("42501", "permission denied for table charges", Map.of());

            assertThat(SqlErrors.of(thrown).text()).isEqualTo("permission denied for table charges");
            assertThat(SqlErrors.withoutValues(thrown) == thrown).isTrue();
        }

        @Test
        void holdNoPassword() {
            PSQLException thrown = fromServer("28P01", "refused, password=hunter2 is wrong", Map.of());

            assertThat(SqlErrors.of(thrown).toString()).doesNotContain("hunter2");
        }

        @Test
        void tellTheInnermostCauseOfALostConnection() {
            PSQLException thrown = new PSQLException(
                    "The connection attempt failed.",
                    PSQLState.CONNECTION_UNABLE_TO_CONNECT,
                    new IOException("outer", new IOException("no route to host")));

            assertThat(SqlErrors.of(thrown).text()).isEqualTo("The connection attempt failed. (no route to host)");
        }
    }
}

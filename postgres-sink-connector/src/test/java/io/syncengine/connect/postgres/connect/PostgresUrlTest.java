// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PostgresUrlTest {

    @Nested
    final class Accepted {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "jdbc:postgresql://db.example.com:6432/app | db.example.com:6432/app",
                    "jdbc:postgresql://db.example.com/app | db.example.com:5432/app",
                    "jdbc:postgresql://db.example.com | db.example.com:5432",
                    "jdbc:postgresql:app | localhost:5432/app",
                    "jdbc:postgresql:/app | localhost:5432/app",
                    "jdbc:postgresql:///app | localhost:5432/app",
                    "postgresql://db.example.com/app | db.example.com:5432/app",
                    "postgres://db.example.com:6432/app | db.example.com:6432/app",
                    "POSTGRES://db.example.com/App | db.example.com:5432/App",
                    "'  postgres://db.example.com/app ' | db.example.com:5432/app",
                    "jdbc:postgresql://a:1,b,[::1]:3/app | a:1,b:5432,[::1]:3/app",
                    "jdbc:postgresql://[2001:db8::1]/app | [2001:db8::1]:5432/app",
                    "postgresql://h/my%20db | h:5432/my db",
                    "postgresql://h/a+b | h:5432/a+b",
                    "postgresql://h/app? | h:5432/app"
                })
        void namesHostsAndDatabase(String url, String place) {
            assertThat(PostgresUrl.parse(url)).hasToString(place);
        }

        @Test
        void theDatabaseIsCalledLikeTheUserUnlessNamed() {
            assertThat(PostgresUrl.parse("postgresql://h").jdbcUrl("some one"))
                    .isEqualTo("jdbc:postgresql://h:5432/some%20one");
            assertThat(PostgresUrl.parse("postgresql://h/a%2Fb+c").jdbcUrl("me"))
                    .isEqualTo("jdbc:postgresql://h:5432/a%2Fb%2Bc");
        }

        @Test
        void partsMakeTheSameUrl() {
            assertThat(PostgresUrl.of("db", 5433, "app")).isEqualTo(PostgresUrl.parse("postgresql://db:5433/app"));
            assertThat(PostgresUrl.of("::1", 5432, "app")).isEqualTo(PostgresUrl.parse("postgresql://[::1]/app"));
        }

        @Test
        void parametersOfTheToolsBecomeTheDrivers() {
            PostgresUrl url =
                    PostgresUrl.parse("postgresql://a,b/app?target_session_attrs=read-write&channel_binding=require"
                            + "&options=endpoint%3Dep-1&application_name=x&load_balance_hosts=random");

            assertThat(url.parameters())
                    .containsEntry("targetServerType", "primary")
                    .containsEntry("channelBinding", "require")
                    .containsEntry("options", "endpoint=ep-1")
                    .containsEntry("ApplicationName", "x")
                    .containsEntry("loadBalanceHosts", "true")
                    .hasSize(5);
        }

        @ParameterizedTest
        @CsvSource({
            "disable, DISABLE",
            "allow, PREFER",
            "prefer, PREFER",
            "require, REQUIRE",
            "verify-ca, VERIFY_CA",
            "verify-full, VERIFY_FULL"
        })
        void sslmodeIsRead(String word, SslMode mode) {
            assertThat(PostgresUrl.parse("postgresql://h/app?sslmode=" + word).sslMode())
                    .contains(mode);
        }

        @ParameterizedTest
        @CsvSource({"localhost, true", "127.0.0.1, true", "[::1], true", "db, false", "'localhost,db', false"})
        void knowsThisHost(String hosts, boolean local) {
            assertThat(PostgresUrl.parse("postgresql://" + hosts + "/app").isLocal())
                    .isEqualTo(local);
        }
    }

    @Nested
    final class Refused {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "postgresql://me:s3cret@h/app",
                    "postgresql://me@h/app",
                    "postgres://me:s3c/ret@h/app",
                    "postgres://me:s3c?ret@h/app",
                    "jdbc:postgresql://me:s3cret@h/app",
                    "jdbc:postgresql://h/app?user=me&password=s3cret@x"
                })
        void credentialsBelongToOtherSettingsAndAreNotQuoted(String url) {
            assertThatThrownBy(() -> PostgresUrl.parse(url))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("connection.user")
                    .hasMessageContaining("connection.password")
                    .hasMessageNotContaining("s3c");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "password=s3cret | connection.password",
                    "PassWord=s3cret | connection.password",
                    "pass%77ord=s3cret | connection.password",
                    "user=me | connection.user",
                    "sslrootcert=/ca.pem | ssl.ca.pem",
                    "sslkey=/key.pem | ssl.key.pem",
                    "ssl=true | ssl.mode",
                    "connectTimeout=3 | connection.timeout.ms",
                    "connect_timeout=3 | connection.timeout.ms",
                    "socketTimeout=3 | statement.timeout.ms",
                    "currentSchema=x | table.schema"
                })
        void aParameterThatASettingGovernsIsToldItsName(String parameter, String setting) {
            assertThatThrownBy(() -> PostgresUrl.parse("jdbc:postgresql://h/app?" + parameter))
                    .hasMessageContaining(setting)
                    .hasMessageNotContaining("s3cret");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "socketFactory=evil.Class",
                    "sslfactory=evil.Class",
                    "loggerFile=/etc/passwd",
                    "authenticationPluginClassName=evil.Class",
                    "connectExecutor=evil.Class",
                    "reWriteBatchedInserts=true",
                    "nonsense=1"
                })
        void parametersThatLoadClassesOrDoNothingAreRefused(String parameter) {
            assertThatThrownBy(() -> PostgresUrl.parse("jdbc:postgresql://h/app?" + parameter))
                    .hasMessageContaining("'" + parameter.substring(0, parameter.indexOf('=')) + "'")
                    .hasMessageContaining("take it out");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "mysql://h/app | does not begin with",
                    "h:5432/app | does not begin with",
                    "'' | does not begin with",
                    "${env:POSTGRES_URL} | nobody resolved",
                    "postgresql://h:0/app | port",
                    "postgresql://h:65536/app | port",
                    "postgresql://h:x/app | port",
                    "postgresql://2001:db8::1/app | port",
                    "postgresql://h/app/more | more than the database's name",
                    "postgresql://%2Fvar%2Frun/app | only TCP",
                    "postgresql://h/app%zz | hexadecimal",
                    "postgresql://h/app?sslmode | without a value",
                    "postgresql://h/app?sslmode=full | unknown sslmode",
                    "postgresql://h/app?target_session_attrs=standby | cannot write with"
                })
        void whatIsWrongIsSaid(String url, String reason) {
            assertThatThrownBy(() -> PostgresUrl.parse(url))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(reason);
        }
    }
}

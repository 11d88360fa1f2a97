// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @Test
    void takesTheFormOfPostgresTools() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://ann:p%40ss+word@db.example:6432/shop?sslmode=require");

        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example:6432/shop?sslmode=require");
        assertThat(url.user()).isEqualTo("ann");
        assertThat(url.password()).isEqualTo("p@ss+word");
        assertThat(url.displayUrl()).isEqualTo("postgresql://ann@db.example:6432/shop?sslmode=require");
        assertThat(url.toString()).doesNotContain("p@ss").doesNotContain("p%40ss");
    }

    @Test
    void takesTheFormOfJdbc() {
        DatabaseUrl url = DatabaseUrl.parse("jdbc:postgresql://localhost/shop?user=ann&password=secret&ssl=true");

        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://localhost:5432/shop?ssl=true");
        assertThat(url.user()).isEqualTo("ann");
        assertThat(url.password()).isEqualTo("secret");
        assertThat(url.displayUrl()).isEqualTo("postgresql://ann@localhost:5432/shop?ssl=true");
    }

    @Test
    void takesAPasswordFromElsewhereUnlessItHasOne() {
        DatabaseUrl with = DatabaseUrl.parse("postgresql://ann:own@localhost/shop");
        DatabaseUrl without = DatabaseUrl.parse("postgresql://ann@localhost/shop");

        assertThat(with.withPassword("other").password()).isEqualTo("own");
        assertThat(without.withPassword("other").password()).isEqualTo("other");
        assertThat(without.withPassword("other").toString()).doesNotContain("other");
    }

    @Test
    void takesTheUsersDatabaseWhenNoneIsNamed() {
        assertThat(DatabaseUrl.parse("postgres://ann@localhost").jdbcUrl())
                .isEqualTo("jdbc:postgresql://localhost:5432/ann");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mysql://u:hidden@h/db", "postgresql:///db", "localhost:5432", "postgresql://u:hid den@h/db"})
    void refusesOthersWithoutRepeatingThem(String url) {
        assertThatThrownBy(() -> DatabaseUrl.parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContainingAny("hidden", "hid den");
    }
}

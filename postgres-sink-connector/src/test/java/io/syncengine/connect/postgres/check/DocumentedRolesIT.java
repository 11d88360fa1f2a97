// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.postgres.EmbeddedServer;
import io.syncengine.connect.postgres.TestDatabase;
import io.syncengine.connect.postgres.config.PostgresSinkConfig;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The scripts of the pages on operations and deployment, run as they stand there. */
final class DocumentedRolesIT {

    private static final Pattern SCRIPT =
            Pattern.compile("```sql\\n(?:-- .*\\n)?(create role stripe_sync.*?)```", Pattern.DOTALL);

    private final TestDatabase database = EmbeddedServer.freshDatabase();
    private final String role = "documented_" + database.name();

    private static List<String> scripts(String name) throws IOException {
        Path page = Path.of(System.getProperty("basedir", ""), "..", "docs", name);
        Matcher script = SCRIPT.matcher(Files.readString(page));
        List<String> scripts = new ArrayList<>();
        while (script.find()) {
            scripts.add(script.group(1));
        }
        return scripts;
    }

    private void run(String script) {
        database.execute(script.replace("stripe_sync", role).replace("stripe_readers", role + "_readers"));
    }

    private List<String> problems(String... more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "name",
                "x",
                "topics",
                "stripe.customers",
                "connection.url",
                database.jdbcUrl(),
                "connection.user",
                role));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        Config config = new Config(PostgresSinkConfig.definition().validate(settings));
        return ConfigTrial.standard().extend(config, settings).configValues().stream()
                .map(ConfigValue::errorMessages)
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void aRoleWithASchemaOfItsOwnIsEnough() throws IOException {
        run(scripts("operations.md").get(0));

        assertThat(problems()).isEmpty();
        assertThat(problems("delete.mode", "soft")).isEmpty();
    }

    @Test
    void theTwoLinesForAHostedDatabaseAreEnough() throws IOException {
        run(scripts("deployment.md").get(0));

        assertThat(problems()).isEmpty();
    }

    @Test
    void aRoleThatMayCreateNothingIsEnoughWhereTablesExist() throws IOException {
        run(scripts("operations.md").get(1));

        assertThat(problems("auto.create", "false", "schema.evolution", "none")).isEmpty();
        assertThat(problems("auto.create", "false", "schema.evolution", "none", "topics", "stripe.refunds"))
                .singleElement()
                .asString()
                .contains("table stripe.refunds does not exist");
    }
}

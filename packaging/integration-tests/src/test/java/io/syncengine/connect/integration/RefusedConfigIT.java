// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.quickstart.runtime.ConfigProblem;
import io.syncengine.connect.quickstart.runtime.Ports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What a worker answers to a configuration that cannot work: the setting to change, and how. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedConfigIT {

    private static final String WRONG_KEY = "sk_test_7hisKeyIsUnknown";

    private Pipeline pipeline;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        pipeline = Pipeline.start(directory, Accounts.serve(Accounts.of(Map.of("customers", 10))));
    }

    @AfterAll
    void stop() throws Exception {
        pipeline.close();
    }

    @Test
    void acceptsTheShippedConfigurations() throws Exception {
        assertThat(source(Map.of())).isEmpty();
        assertThat(sink(Map.of())).isEmpty();
    }

    @Test
    void namesAKeyThatStripeDoesNotKnow() throws Exception {
        ConfigProblem problem = only(source(Map.of("stripe.api.key", WRONG_KEY)));

        assertThat(problem.setting()).isEqualTo("stripe.api.key");
        assertThat(problem.message()).doesNotContain(WRONG_KEY);
    }

    @Test
    void namesAnAccountThatTheKeyDoesNotBelongTo() throws Exception {
        ConfigProblem problem = only(source(Map.of("stripe.account.id", "acct_1SomebodyElse")));

        assertThat(problem.setting()).isEqualTo("stripe.account.id");
        assertThat(problem.message()).contains("acct_1SimuLatedAcct01");
    }

    @Test
    void namesAnAddressWhereNobodyListens() throws Exception {
        String nobody = "http://localhost:" + Ports.free(1).get(0);
        ConfigProblem problem = only(source(Map.of("stripe.api.base.url", nobody)));

        assertThat(problem.setting()).isEqualTo("stripe.api.base.url");
        assertThat(problem.message()).contains(nobody);
    }

    @Test
    void namesAnAddressThatIsNotStripe() throws Exception {
        String worker = pipeline.worker().settings().restUrl();
        ConfigProblem problem = only(source(Map.of("stripe.api.base.url", worker)));

        assertThat(problem.setting()).isEqualTo("stripe.api.base.url");
    }

    @Test
    void namesAnAddressThatIsNoUrl() throws Exception {
        ConfigProblem problem = only(source(Map.of("stripe.api.base.url", "stripe dot com")));

        assertThat(problem.setting()).isEqualTo("stripe.api.base.url");
    }

    @Test
    void namesADatabaseThatCannotBeReached() throws Exception {
        int nobody = Ports.free(1).get(0);
        ConfigProblem problem =
                only(sink(Map.of("connection.url", "jdbc:postgresql://localhost:" + nobody + "/postgres")));

        assertThat(problem.setting()).isEqualTo("connection.url");
        assertThat(problem.message()).contains(Integer.toString(nobody));
    }

    @Test
    void namesADatabaseThatDoesNotExist() throws Exception {
        String url = pipeline.database().jdbcUrl();
        ConfigProblem problem = only(sink(Map.of("connection.url", url + "_not")));

        assertThat(problem.setting()).isEqualTo("connection.url");
    }

    @Test
    void namesADatabaseThatIsReadOnly() throws Exception {
        TestDatabase readOnly = TestDatabase.create();
        String url = readOnly.jdbcUrl();
        readOnly.execute("alter database " + url.substring(url.lastIndexOf('/') + 1)
                + " set default_transaction_read_only = on");
        ConfigProblem problem = only(sink(Map.of("connection.url", url)));

        assertThat(problem.setting()).isEqualTo("connection.url");
        assertThat(problem.message()).containsIgnoringCase("read-only");
    }

    private static ConfigProblem only(List<ConfigProblem> problems) {
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).message()).doesNotContain(Pipeline.PASSWORD, Accounts.FULL_KEY);
        return problems.get(0);
    }

    private List<ConfigProblem> source(Map<String, String> more) throws Exception {
        return pipeline.validateSource(more);
    }

    private List<ConfigProblem> sink(Map<String, String> more) throws Exception {
        return pipeline.validateSink(more);
    }
}

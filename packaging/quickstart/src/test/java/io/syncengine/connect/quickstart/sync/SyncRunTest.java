// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncengine.connect.quickstart.QuickstartException;
import io.syncengine.connect.quickstart.progress.StreamProgress;
import io.syncengine.connect.quickstart.progress.StreamProgress.Phase;
import io.syncengine.connect.quickstart.runtime.RecordedWorker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Map;

class SyncRunTest {

    private static final Map<String, String> SOURCE = Map.of("connector.class", "a.b.StripeSourceConnector");
    private static final Map<String, String> SINK = Map.of("connector.class", "a.b.PostgresSinkConnector");
    private static final String VALIDATE_SOURCE = "PUT /connector-plugins/StripeSourceConnector/config/validate";
    private static final String VALIDATE_SINK = "PUT /connector-plugins/PostgresSinkConnector/config/validate";

    private RecordedWorker worker;
    private SyncRun run;

    @BeforeEach
    void startWorker() throws Exception {
        worker = new RecordedWorker();
        run = new SyncRun(worker.rest());
    }

    @AfterEach
    void stopWorker() {
        worker.close();
    }

    @Test
    void namesEverySettingThatIsRefused() {
        worker.on(VALIDATE_SOURCE, 200, """
                {"name":"a.b.StripeSourceConnector","error_count":2,"configs":[
                  {"definition":{},"value":{"name":"stripe.api.key","value":"[hidden]",
                   "errors":["Stripe refuses the key: copy it again from the Dashboard"]}},
                  {"definition":{},"value":{"name":"topic.prefix","value":"a b","errors":["holds a blank"]}},
                  {"definition":{},"value":{"name":"streams","value":"*","errors":[]}}]}""");

        assertThatThrownBy(() -> run.deploy(SOURCE, Map.of(SyncRun.SINK, SINK)))
                .isInstanceOf(QuickstartException.class)
                .hasMessage("stripe-source is refused by its configuration check:\n"
                        + "  stripe.api.key: Stripe refuses the key: copy it again from the Dashboard\n"
                        + "  topic.prefix: holds a blank");
        assertThat(worker.requests()).noneMatch(request -> request.startsWith("PUT /connectors/"));
    }

    @Test
    void deploysTheSinksFirstAndRemovesThatOfAnEarlierRun() throws Exception {
        worker.on(VALIDATE_SOURCE, 200, "{\"error_count\":0,\"configs\":[]}")
                .on(VALIDATE_SINK, 200, "{\"error_count\":0,\"configs\":[]}")
                .on("DELETE /connectors/sheets-sink", 404, "{\"error_code\":404,\"message\":\"not found\"}")
                .on("PUT /connectors/postgres-sink/config", 201, "{}")
                .on("PUT /connectors/stripe-source/config", 201, "{}");

        run.deploy(SOURCE, Map.of(SyncRun.SINK, SINK));

        assertThat(worker.requests())
                .filteredOn(request -> request.startsWith("PUT /connectors/"))
                .extracting(request -> request.split(" ")[1])
                .containsExactly("/connectors/postgres-sink/config", "/connectors/stripe-source/config");
        assertThat(worker.requests()).anyMatch(request -> request.startsWith("DELETE /connectors/sheets-sink"));
    }

    @Test
    void listsEverySelectedStream() throws Exception {
        worker.on("GET /connectors/stripe-source/tasks", 200, tasks())
                .on("GET /connectors/stripe-source/offsets", 200, """
                        {"offsets":[
                          {"partition":{"account":"acct_1","livemode":"false","stream":"charges"},
                           "offset":{"v":1,"phase":"LIVE","rows":12}},
                          {"partition":{"account":"acct_1","livemode":"false","stream":"no_longer_selected"},
                           "offset":{"v":1,"phase":"LIST","rows":5}}]}""");

        assertThat(run.streams())
                .containsExactly(
                        new StreamProgress("charges", Phase.LIVE, 12, 1, ""), StreamProgress.unknown("customers"));
    }

    @Test
    void knowsNoStreamBeforeTasksAreDealt() throws Exception {
        assertThat(run.streams()).isEmpty();
    }

    @Test
    void saysWhichConnectorFailedAndWhy() throws Exception {
        worker.on(
                        "GET /connectors/stripe-source/status",
                        200,
                        "{\"connector\":{\"state\":\"RUNNING\"},\"tasks\":[{\"id\":0,\"state\":\"RUNNING\"}]}")
                .on(
                        "GET /connectors/postgres-sink/status",
                        200,
                        "{\"connector\":{\"state\":\"RUNNING\"},\"tasks\":[{\"id\":0,\"state\":\"FAILED\",\"trace\":"
                                + "\"org.apache.kafka.connect.errors.ConnectException: schema stripe: permission denied"
                                + "\\n\\tat a.b.C.put(C.java:1)\"}]}");

        assertThat(run.failure()).hasValue("postgres-sink failed: schema stripe: permission denied");
    }

    private static String tasks() {
        return "[{\"id\":{\"connector\":\"stripe-source\",\"task\":0},\"config\":{\"task.streams\":\"charges,customers\"}}]";
    }
}

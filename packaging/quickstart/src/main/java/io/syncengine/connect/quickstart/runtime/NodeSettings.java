// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.quickstart.runtime;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One broker and one worker: where they keep their data, where they listen, what they load. A node that is started
 * again with equal settings goes on where it was.
 *
 * @param directory holds the broker's log, and nothing of anybody else
 * @param brokerPort for clients
 * @param controllerPort for the broker itself
 * @param restPort of the worker
 * @param pluginPath directories that each hold unpacked plugins
 * @param broker settings on top of, or instead of, those below
 * @param worker settings on top of, or instead of, those below
 */
public record NodeSettings(
        Path directory,
        int brokerPort,
        int controllerPort,
        int restPort,
        List<Path> pluginPath,
        Map<String, String> broker,
        Map<String, String> worker) {

    private static final String HOST = "localhost";

    /** In milliseconds: what a worker that is killed and started again waits for its former self, about. */
    private static final String SESSION = "3000";

    /** In milliseconds: a session outlives two lost ones. */
    private static final String HEARTBEAT = "1000";

    public NodeSettings {
        directory = directory.toAbsolutePath().normalize();
        pluginPath = pluginPath.stream()
                .map(path -> path.toAbsolutePath().normalize())
                .toList();
        broker = Map.copyOf(broker);
        worker = Map.copyOf(worker);
    }

    /** Settings with three ports that are free now. */
    public static NodeSettings onFreePorts(Path directory, Path pluginPath) {
        List<Integer> ports = Ports.free(3);
        return new NodeSettings(
                directory, ports.get(0), ports.get(1), ports.get(2), List.of(pluginPath), Map.of(), Map.of());
    }

    /** The same with other broker settings on top. */
    public NodeSettings withBroker(Map<String, String> settings) {
        return new NodeSettings(
                directory, brokerPort, controllerPort, restPort, pluginPath, merged(broker, settings), worker);
    }

    /** The same with other worker settings on top. */
    public NodeSettings withWorker(Map<String, String> settings) {
        return new NodeSettings(
                directory, brokerPort, controllerPort, restPort, pluginPath, broker, merged(worker, settings));
    }

    public String bootstrapServers() {
        return HOST + ":" + brokerPort;
    }

    /** Without a slash at its end. */
    public String restUrl() {
        return "http://" + HOST + ":" + restPort;
    }

    /**
     * What the broker is started with: a combined KRaft node, small, with single replicas, that takes itself back soon
     * after a kill (the controller refuses a broker until its former session has ended).
     */
    public Map<String, String> brokerProperties() {
        Map<String, String> all = new TreeMap<>();
        all.put("process.roles", "broker,controller");
        all.put("node.id", "1");
        all.put("controller.quorum.voters", "1@" + HOST + ":" + controllerPort);
        all.put("listeners", "PLAINTEXT://" + HOST + ":" + brokerPort + ",CONTROLLER://" + HOST + ":" + controllerPort);
        all.put("advertised.listeners", "PLAINTEXT://" + HOST + ":" + brokerPort);
        all.put("controller.listener.names", "CONTROLLER");
        all.put("log.dirs", directory.resolve("kafka").toString());
        all.put("auto.create.topics.enable", "false");
        all.put("offsets.topic.replication.factor", "1");
        all.put("offsets.topic.num.partitions", "1");
        all.put("transaction.state.log.replication.factor", "1");
        all.put("transaction.state.log.min.isr", "1");
        all.put("transaction.state.log.num.partitions", "1");
        all.put("share.coordinator.state.topic.replication.factor", "1");
        all.put("share.coordinator.state.topic.min.isr", "1");
        all.put("group.initial.rebalance.delay.ms", "0");
        all.put("group.min.session.timeout.ms", SESSION);
        all.put("log.cleaner.dedupe.buffer.size", "2097152");
        all.put("num.network.threads", "1");
        all.put("num.io.threads", "2");
        all.put("background.threads", "1");
        all.put("num.recovery.threads.per.data.dir", "1");
        all.put("broker.session.timeout.ms", "2000");
        all.put("broker.heartbeat.interval.ms", "500");
        all.putAll(broker);
        return all;
    }

    /**
     * What the worker is started with. Sessions are short so that after a kill the groups do not wait for members that
     * are gone.
     */
    public Map<String, String> workerProperties() {
        Map<String, String> all = new TreeMap<>();
        all.put("bootstrap.servers", bootstrapServers());
        all.put("group.id", "connect");
        all.put("listeners", restUrl());
        all.put("config.storage.topic", "connect-configs");
        all.put("config.storage.replication.factor", "1");
        all.put("offset.storage.topic", "connect-offsets");
        all.put("offset.storage.replication.factor", "1");
        all.put("offset.storage.partitions", "1");
        all.put("status.storage.topic", "connect-status");
        all.put("status.storage.replication.factor", "1");
        all.put("status.storage.partitions", "1");
        all.put("key.converter", "org.apache.kafka.connect.json.JsonConverter");
        all.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        all.put("plugin.path", pluginPath.stream().map(Path::toString).collect(Collectors.joining(",")));
        all.put("plugin.discovery", "service_load");
        all.put("exactly.once.source.support", "enabled");
        all.put("offset.flush.interval.ms", "1000");
        all.put("scheduled.rebalance.max.delay.ms", "0");
        all.put("session.timeout.ms", SESSION);
        all.put("heartbeat.interval.ms", HEARTBEAT);
        all.put("consumer.session.timeout.ms", SESSION);
        all.put("consumer.heartbeat.interval.ms", HEARTBEAT);
        all.put("consumer.metadata.max.age.ms", "2000");
        all.put("config.providers", "env,file");
        all.put("config.providers.env.class", "org.apache.kafka.common.config.provider.EnvVarConfigProvider");
        all.put("config.providers.env.param.allowlist.pattern", "STRIPE_.*|POSTGRES_.*|GOOGLE_.*|SPREADSHEET_ID");
        all.put("config.providers.file.class", "org.apache.kafka.common.config.provider.FileConfigProvider");
        all.putAll(worker);
        return all;
    }

    private static Map<String, String> merged(Map<String, String> base, Map<String, String> top) {
        Map<String, String> all = new TreeMap<>(base);
        all.putAll(top);
        return all;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.sinks.task;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Driver;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * A running sink task of any class. The thread has the plugin's loader as its context loader while the task lives, as a
 * worker's thread has.
 */
public final class TaskDrive implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TaskDrive.class);

    private final SinkTask task;
    private final DriveContext context;
    private final TopicPartition partition;
    private final ClassLoader before;

    private TaskDrive(SinkTask task, DriveContext context, TopicPartition partition, ClassLoader before) {
        this.task = task;
        this.context = context;
        this.partition = partition;
        this.before = before;
    }

    /** Loads task classes; kept for as long as tasks of the plugin are started, so that what is hot stays compiled. */
    public static ClassLoader loader(@Nullable Path folder) throws IOException {
        if (folder == null) {
            return TaskDrive.class.getClassLoader();
        }
        ClassLoader loader = PluginLoader.of(folder);
        // A worker does so as it scans plugins: they register themselves, and some sinks look for them nowhere else.
        ServiceLoader.load(Driver.class, loader).stream().forEach(TaskDrive::register);
        return loader;
    }

    private static void register(ServiceLoader.Provider<Driver> driver) {
        try {
            driver.get();
        } catch (ServiceConfigurationError e) {
            log.debug("A driver of the plugin cannot be loaded", e);
        }
    }

    /**
     * Starts a task.
     *
     * @throws ReflectiveOperationException if there is no such task class
     */
    public static TaskDrive start(
            ClassLoader loader, String taskClass, Map<String, String> settings, TopicPartition partition)
            throws ReflectiveOperationException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        SinkTask task = loader.loadClass(taskClass)
                .asSubclass(SinkTask.class)
                .getDeclaredConstructor()
                .newInstance();
        DriveContext context = new DriveContext(settings, partition);
        task.initialize(context);
        task.start(settings);
        task.open(List.of(partition));
        return new TaskDrive(task, context, partition, before);
    }

    /** Hands records over, as a worker does after each poll. */
    public void put(Collection<SinkRecord> records) {
        task.put(records);
    }

    /**
     * Asks what may be committed, as a worker does before it commits.
     *
     * @param next offset behind the last record
     * @return whether all of it may
     */
    public boolean commit(long next) {
        OffsetAndMetadata safe =
                task.preCommit(Map.of(partition, new OffsetAndMetadata(next))).get(partition);
        return safe != null && safe.offset() == next;
    }

    /** Records that were reported as bad so far. */
    public long errants() {
        return context.errants();
    }

    @Override
    public void close() {
        task.close(List.of(partition));
        task.stop();
        Thread.currentThread().setContextClassLoader(before);
    }
}

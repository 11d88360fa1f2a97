// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.syncengine.connect.testing.TestSinkContext;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.junit.jupiter.api.Test;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Two plugins of one worker, each with a driver of its own version. As in a worker each has a class loader that asks itself
 * first, and both drivers are registered with the {@code DriverManager} that all share.
 */
class OtherDriverIT {

    private final TestDatabase database = EmbeddedServer.freshDatabase();

    /** What a worker gives to plugins comes from above, everything else from here. */
    private static final class Plugin extends URLClassLoader {

        Plugin(List<URL> classPath) {
            super(classPath.toArray(URL[]::new), OtherDriverIT.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            boolean own = name.startsWith("org.postgresql.")
                    || (name.startsWith("io.syncengine.connect.")
                            && !name.startsWith("io.syncengine.connect.testing."));
            if (!own) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> known = findLoadedClass(name);
                return known != null ? known : findClass(name);
            }
        }

        String driverVersion() throws ReflectiveOperationException {
            Class<?> driver = Class.forName("org.postgresql.Driver", true, this);
            assertThat(driver.getClassLoader()).isSameAs(this);
            return String.valueOf(driver.getMethod("getVersion").invoke(null)).replaceAll("[^0-9.]", "");
        }

        SinkTask task() throws ReflectiveOperationException {
            return (SinkTask) Class.forName("io.syncengine.connect.postgres.PostgresSinkTask", true, this)
                    .getConstructor()
                    .newInstance();
        }
    }

    private static Path otherDriver() throws IOException {
        Path folder = Path.of(System.getProperty("basedir", ""), "target", "other-driver");
        try (Stream<Path> files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<URL> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> url(Path.of(entry)))
                .toList();
    }

    @Test
    void doesNotGetInTheWay() throws Exception {
        List<URL> older = new ArrayList<>(List.of(url(otherDriver())));
        older.addAll(classPath());
        try (Plugin other = new Plugin(older);
                Plugin ours = new Plugin(classPath())) {
            assertThat(other.driverVersion()).isNotEqualTo(ours.driverVersion());

            SinkTask first = start(other, "table_of_other");
            SinkTask second = start(ours, "table_of_ours");
            Charges charges = new Charges();
            List<SinkRecord> records = List.of(charges.row("a", 1, 1), charges.row("b", 1, 1));
            first.put(records);
            second.put(records);
            first.stop();
            second.stop();
        }
        for (String table : List.of("table_of_other", "table_of_ours")) {
            assertThat(database.query("select id from stripe." + table + " order by id"))
                    .containsExactly("a", "b");
        }
    }

    private SinkTask start(Plugin plugin, String table) throws ReflectiveOperationException {
        Map<String, String> settings = Map.of(
                "name",
                table,
                "connection.url",
                database.jdbcUrl(),
                "connection.user",
                TestDatabase.SUPERUSER,
                "topic.to.table",
                "stripe.charges:" + table);
        SinkTask task = plugin.task();
        task.initialize(new TestSinkContext(settings).context());
        task.start(settings);
        return task;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncengine.connect.json.RowJsonConverter;
import io.syncengine.connect.support.config.ConfigKeys;
import io.syncengine.connect.support.metrics.Metrics;
import io.syncengine.connect.support.metrics.MetricsOwner;
import io.syncengine.connect.support.metrics.MetricsRegistry;
import io.syncengine.connect.support.version.BuildVersion;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Our classes beside the API of the oldest supported worker, which lacks what they were compiled against. */
final class OldestWorkerTest {

    private URLClassLoader loader;

    @BeforeEach
    void openLoader() throws IOException {
        Path target = Path.of(System.getProperty("basedir", ""), "target");
        List<URL> urls = new ArrayList<>();
        urls.add(target.resolve("classes").toUri().toURL());
        try (Stream<Path> jars = Files.list(target.resolve("oldest-worker"))) {
            for (Path jar : jars.toList()) {
                urls.add(jar.toUri().toURL());
            }
        }
        loader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    @AfterEach
    void closeLoader() throws IOException {
        loader.close();
    }

    private Class<?> load(Class<?> type) throws ClassNotFoundException {
        return loader.loadClass(type.getName());
    }

    @Test
    void publishesMetricsAsMBeansWhereTheWorkerHasNoRegistry() throws Exception {
        Class<?> contextType = load(SourceTaskContext.class);
        Object context =
                Proxy.newProxyInstance(loader, new Class<?>[] {contextType}, (proxy, method, arguments) -> null);
        Object owner = load(MetricsOwner.class)
                .getConstructor(String.class, String.class, String.class)
                .newInstance("stripe-source", "oldest", "0");

        Object registry = load(Metrics.class)
                .getMethod("of", contextType, load(MetricsOwner.class))
                .invoke(null, context, owner);

        assertThat(contextType.getMethods()).extracting("name").doesNotContain("pluginMetrics");
        assertThat(registry.getClass().getSimpleName()).isEqualTo("MBeanRegistry");
        Object counter = load(MetricsRegistry.class)
                .getMethod("counter", String.class, String.class, Map.class)
                .invoke(registry, "rows-total", "Rows.", Map.of());
        counter.getClass().getMethod("increment").invoke(counter);
        load(MetricsRegistry.class).getMethod("close").invoke(registry);
    }

    @Test
    void declaresKeys() throws Exception {
        Class<?> defType = load(ConfigDef.class);
        Object def = defType.getConstructor().newInstance();
        Object keys =
                load(ConfigKeys.class).getMethod("of", defType, String.class).invoke(null, def, "Group");
        Object key =
                keys.getClass().getMethod("text", String.class, String.class).invoke(keys, "a.key", "A key");
        key.getClass().getMethod("define", String.class).invoke(key, "What it is for.");

        assertThat(defType.getMethod("names").invoke(def)).hasToString("[a.key]");
    }

    /** A worker scans all converters at its start, and may be one that has no JSON converter of its own. */
    @Test
    void theConverterLoadsAndSaysWhatTheWorkerLacks() throws Exception {
        Object converter = load(RowJsonConverter.class).getConstructor().newInstance();

        assertThat(converter.getClass().getMethod("version").invoke(converter)).isEqualTo(BuildVersion.current());
        assertThatThrownBy(() -> converter
                        .getClass()
                        .getMethod("configure", Map.class, boolean.class)
                        .invoke(converter, Map.of(), false))
                .cause()
                .hasMessageContaining("put connect-json");
    }
}

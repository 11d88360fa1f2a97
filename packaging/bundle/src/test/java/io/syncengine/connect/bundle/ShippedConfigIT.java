// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.connector.Connector;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.Reader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The example configurations, held against what the connectors in the archives take. */
class ShippedConfigIT {

    /** Settings of the framework that examples use. */
    private static final Set<String> FRAMEWORK = Set.of(
            "name",
            "connector.class",
            "tasks.max",
            "topics",
            "topics.regex",
            "key.converter",
            "value.converter",
            "header.converter");

    private static final String FRAMEWORK_GROUPS =
            "(topic\\.creation|errors|producer\\.override|consumer\\.override|exactly\\.once)\\..*"
                    + "|(key|value)\\.converter\\..*";

    private static final Pattern ENVIRONMENT = Pattern.compile("\\$\\{env:([A-Z_]+)}");

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(Component.class)
    void smallExampleUsesOnlySettingsThatExist(Component component) throws Exception {
        Map<String, ConfigKey> keys = keys(component);

        assertThat(own(example(component, component.hubName() + ".json"))).isSubsetOf(keys.keySet());
    }

    @ParameterizedTest
    @EnumSource(Component.class)
    void fullExampleHoldsEverySettingWithItsDefault(Component component) throws Exception {
        Map<String, ConfigKey> keys = keys(component);
        Map<String, String> example = example(component, component.hubName() + "-full.json");

        assertThat(own(example)).containsExactlyInAnyOrderElementsOf(new TreeSet<>(keys.keySet()));
        keys.forEach((name, key) -> {
            if (key.hasDefault()
                    && key.type != ConfigDef.Type.PASSWORD
                    && !example.get(name).startsWith("${")) {
                assertThat(example.get(name)).as(name).isEqualTo(text(key));
            }
        });
    }

    @ParameterizedTest
    @EnumSource(Component.class)
    void examplesAreAcceptedWithTheSecretsOfTheExampleFile(Component component) throws Exception {
        Properties secrets = new Properties();
        try (Reader in = Files.newBufferedReader(Archive.CHECKOUT.resolve("config/secrets.properties.example"))) {
            secrets.load(in);
        }
        for (String suffix : List.of(".json", "-full.json")) {
            Map<String, String> example = example(component, component.hubName() + suffix);
            example.replaceAll((name, value) -> ENVIRONMENT
                    .matcher(value)
                    .replaceAll(found -> Matcher.quoteReplacement(secrets.getProperty(found.group(1)))));
            example.put("name", component.hubName());
            example.put("validate.live", "false");

            List<ConfigValue> values =
                    with(component, connector -> connector.validate(example).configValues());

            assertThat(values)
                    .isNotEmpty()
                    .allSatisfy(value -> assertThat(value.errorMessages())
                            .as(suffix + " " + value.name())
                            .isEmpty());
        }
    }

    private static String text(ConfigKey key) {
        return key.defaultValue == null ? "" : ConfigDef.convertToString(key.defaultValue, key.type);
    }

    private static Set<String> own(Map<String, String> config) {
        return config.keySet().stream()
                .filter(key -> !FRAMEWORK.contains(key) && !key.matches(FRAMEWORK_GROUPS))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> example(Component component, String name) throws IOException {
        byte[] text = component.archive().read(component.base() + "/etc/" + name);
        return new ObjectMapper()
                .readValue(
                        new String(text, StandardCharsets.UTF_8),
                        new TypeReference<LinkedHashMap<String, String>>() {});
    }

    private Map<String, ConfigKey> keys(Component component) throws Exception {
        return with(component, connector -> connector.config().configKeys());
    }

    /** What the connector, loaded from its archive, answers. */
    private <T> T with(Component component, Function<Connector, T> question) throws Exception {
        component.archive().unpack(directory);
        try (URLClassLoader loader =
                new URLClassLoader(urls(component), getClass().getClassLoader())) {
            Connector connector = (Connector) loader.loadClass(component.connectorClass())
                    .getDeclaredConstructor()
                    .newInstance();
            return question.apply(connector);
        }
    }

    private URL[] urls(Component component) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path jar : component.unpackedJars(directory)) {
            urls.add(jar.toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }
}

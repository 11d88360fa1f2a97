// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.syncengine.connect.stripe.spec.StreamDefinition;
import io.syncengine.connect.stripe.spec.StreamRegistry;
import io.syncengine.connect.stripe.version.Document;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

class RegistryChoiceTest {

    @TempDir
    private Path folder;

    private static StripeSourceConfig parse(String... settings) {
        Map<String, String> all = new HashMap<>(Map.of("name", "stripe-source", "stripe.api.key", "rk_test_51AbCd"));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        return StripeSourceConfig.of(all);
    }

    private static void refuses(String location, String reason) {
        assertThatThrownBy(() -> parse("stripe.openapi.location", location))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("stripe.openapi.location")
                .hasMessageContaining(reason);
    }

    @Test
    void readsItsStreamsInItsVersion() throws IOException {
        StripeSourceConfig config = parse("stripe.openapi.location", description("2019-02-03.poppy"));

        assertThat(config.connection().apiVersion()).isEqualTo("2019-02-03.poppy");
        assertThat(config.selection().streams())
                .extracting(StreamDefinition::name)
                .containsExactly("boxes");
        assertThat(config.registry().find("customers")).isEmpty();
    }

    @Test
    void acceptsTheSameVersionBeside() throws IOException {
        String location = description("2019-02-03.poppy");

        assertThat(parse("stripe.openapi.location", location, "stripe.api.version", "2019-02-03")
                        .connection()
                        .apiVersion())
                .isEqualTo("2019-02-03.poppy");
    }

    @Test
    void refusesAnotherVersionBeside() throws IOException {
        String location = description("2019-02-03.poppy");
        String bundled = StreamRegistry.bundled().apiVersion();

        assertThatThrownBy(() -> parse("stripe.openapi.location", location, "stripe.api.version", bundled))
                .isInstanceOf(ConfigException.class)
                .hasMessage("stripe.openapi.location: " + location + " describes version 2019-02-03.poppy, but"
                        + " stripe.api.version is " + bundled
                        + "; leave one of the two settings out, or make them agree");
    }

    @Test
    void saysWhatToDoWhenItCannotBeRead() {
        refuses(folder.resolve("none.json").toString(), "give a file that every worker has");
        refuses("http://example.com/spec.json", "must start with https://");
        refuses("https://me:secret@example.com/spec.json", "user name");
    }

    private String description(String version) throws IOException {
        return Files.writeString(folder.resolve("spec.json"), Document.of(version))
                .toString();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The components of the product. */
enum Component {
    STRIPE_SOURCE("stripe-source-connector", "source", "io.syncengine.connect.stripe.StripeSourceConnector"),
    POSTGRES_SINK("postgres-sink-connector", "sink", "io.syncengine.connect.postgres.PostgresSinkConnector"),
    SHEETS_SINK("sheets-sink-connector", "sink", "io.syncengine.connect.sheets.SheetsSinkConnector");

    private final String module;
    private final String type;
    private final String connectorClass;

    Component(String module, String type, String connectorClass) {
        this.module = module;
        this.type = type;
        this.connectorClass = connectorClass;
    }

    String module() {
        return module;
    }

    String type() {
        return type;
    }

    String connectorClass() {
        return connectorClass;
    }

    /** The interface whose service file names it. */
    String serviceType() {
        return type.equals("source")
                ? "org.apache.kafka.connect.source.SourceConnector"
                : "org.apache.kafka.connect.sink.SinkConnector";
    }

    String hubName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String base() {
        return "syncengine-" + hubName() + "-" + Archive.VERSION;
    }

    Archive archive() {
        return Archive.component(module, hubName());
    }

    /** File names of its libraries, sorted; of ours without the version, which changes with every release. */
    List<String> jars() throws IOException {
        String lib = base() + "/lib/";
        return archive().files().stream()
                .filter(name -> name.startsWith(lib))
                .map(name -> name.substring(lib.length()).replace("-" + Archive.VERSION + ".jar", ".jar"))
                .sorted()
                .toList();
    }

    /** Its libraries in a directory that it was unpacked into. */
    List<Path> unpackedJars(Path directory) throws IOException {
        try (Stream<Path> jars = Files.list(directory.resolve(base()).resolve("lib"))) {
            return jars.sorted().toList();
        }
    }

    Path ownJar(Path directory) {
        return directory.resolve(base()).resolve("lib").resolve(module + "-" + Archive.VERSION + ".jar");
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.cli;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the program with no other libraries than those that the bundle has: nothing of Kafka, and no simulators. */
final class BundleRun {

    private BundleRun() {}

    static Ended run(String... arguments) throws Exception {
        List<URL> libraries = new ArrayList<>();
        for (String library : System.getProperty("java.class.path").split(File.pathSeparator)) {
            boolean isOurs = library.matches(
                    ".*/(cli|quickstart|verify|stripe-source-connector|common-protocol)/target/[a-z-]*classes/?"
                            + "|.*/(cli|quickstart|verify|stripe-source-connector|common-protocol)-[^/]*\\.jar");
            if (isOurs || library.matches(".*/(jackson|picocli|postgresql)-[^/]*\\.jar")) {
                libraries.add(Path.of(library).toUri().toURL());
            }
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        try (URLClassLoader loader =
                new URLClassLoader(libraries.toArray(new URL[0]), ClassLoader.getPlatformClassLoader())) {
            Method run = loader.loadClass(StripeSync.class.getName())
                    .getDeclaredMethod("run", PrintWriter.class, PrintWriter.class, String[].class);
            run.setAccessible(true);
            Object code = run.invoke(null, new PrintWriter(out, true), new PrintWriter(err, true), arguments);
            return new Ended((Integer) code, out.toString(), err.toString());
        }
    }
}

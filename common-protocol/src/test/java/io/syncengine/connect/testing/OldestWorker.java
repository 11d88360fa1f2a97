// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A connector's classes and libraries beside the API of the oldest supported worker, as its build copies it to
 * {@code target/oldest-worker}: what is missing there ends in a linkage error, as it would on such a worker.
 */
public final class OldestWorker implements AutoCloseable {

    /** What the worker brings, in the version that we compile against, and what only tests have. */
    private static final String NOT_OURS = "(connect-|kafka-|slf4j-|junit-|.*-tests\\.jar|test-classes$).*";

    private final URLClassLoader loader;

    private OldestWorker(URLClassLoader loader) {
        this.loader = loader;
    }

    /** For a test of a connector's module. */
    public static OldestWorker open() throws IOException {
        List<URL> urls = new ArrayList<>();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        for (String entry : classPath.split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (!path.getFileName().toString().matches(NOT_OURS)) {
                urls.add(url(path));
            }
        }
        Path worker = Path.of(System.getProperty("basedir", ""), "target", "oldest-worker");
        try (Stream<Path> jars = Files.list(worker)) {
            for (Path jar : jars.toList()) {
                urls.add(url(jar));
            }
        }
        return new OldestWorker(new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader()));
    }

    private static URL url(Path path) throws MalformedURLException {
        return path.toUri().toURL();
    }

    /** The class of that name as the worker would load it. */
    public Class<?> load(String name) throws ClassNotFoundException {
        return loader.loadClass(name);
    }

    /**
     * An object of the class of that name as the worker would load it.
     *
     * @param type of the test's own loader, for its name
     */
    public Object create(Class<?> type) throws ReflectiveOperationException {
        Object created = load(type.getName()).getDeclaredConstructor().newInstance();
        assertThat(created.getClass()).as("another class than the test's").isNotSameAs(type);
        return created;
    }

    /** Calls a public method by its name and the number of its arguments. */
    public static Object call(Object target, String name, Object... arguments) throws ReflectiveOperationException {
        for (Method method : target.getClass().getMethods()) {
            if (method.getName().equals(name) && method.getParameterCount() == arguments.length && !method.isBridge()) {
                return method.invoke(target, arguments);
            }
        }
        throw new AssertionError("no method " + name + " in " + target.getClass());
    }

    public ClassLoader loader() {
        return loader;
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;

/**
 * What the code of a plugin can reach: from each class of its own jar to the classes that it names, on to those that they
 * name, and from an interface to the implementations that service files tell of.
 */
final class Reach {

    private static final String SERVICES = "META-INF/services/";
    private static final Runtime.Version OLDEST_JAVA = Runtime.Version.parse("17");

    private final Map<String, byte[]> classes = new HashMap<>();
    private final Map<String, String> jarOf = new HashMap<>();
    private final Map<String, List<String>> providers = new HashMap<>();
    private final Set<String> reached = new HashSet<>();
    private final Map<String, String> firstUser = new TreeMap<>();

    /** Reads the jars of a plugin and follows its own one. */
    static Reach of(Path ownJar, List<Path> jars) throws IOException {
        Reach reach = new Reach();
        for (Path jar : jars) {
            reach.read(jar);
        }
        reach.follow(ownJar.getFileName().toString());
        return reach;
    }

    private void read(Path path) throws IOException {
        String name = path.getFileName().toString();
        try (JarFile jar = new JarFile(path.toFile(), false, ZipFile.OPEN_READ, OLDEST_JAVA)) {
            for (JarEntry entry : jar.versionedStream().toList()) {
                if (entry.getName().endsWith(".class")) {
                    String className =
                            entry.getName().substring(0, entry.getName().length() - ".class".length());
                    classes.put(className, jar.getInputStream(entry).readAllBytes());
                    jarOf.put(className, name);
                } else if (entry.getName().startsWith(SERVICES) && !entry.isDirectory()) {
                    providers
                            .computeIfAbsent(
                                    entry.getName().substring(SERVICES.length()).replace('.', '/'),
                                    service -> new ArrayList<>())
                            .addAll(services(jar, entry));
                }
            }
        }
    }

    private static List<String> services(JarFile jar, JarEntry entry) throws IOException {
        return new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceFirst("#.*", "").strip().replace('.', '/'))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private void follow(String ownJar) throws IOException {
        Deque<String> open = new ArrayDeque<>();
        jarOf.forEach((name, jar) -> {
            if (jar.equals(ownJar)) {
                reach(name, "the worker", open);
            }
        });
        while (!open.isEmpty()) {
            String name = open.remove();
            byte[] code = classes.get(name);
            if (code != null) {
                for (String reference : ClassReferences.of(code)) {
                    reach(reference, name, open);
                }
            }
            for (String provider : providers.getOrDefault(name, List.of())) {
                reach(provider, name, open);
            }
        }
    }

    private void reach(String name, String user, Deque<String> open) {
        if (reached.add(name)) {
            firstUser.put(name, user);
            open.add(name);
        }
    }

    /** Classes that are reached and in no jar of the plugin, each with the class that names it. */
    Map<String, String> outside() {
        Map<String, String> outside = new TreeMap<>(firstUser);
        outside.keySet().removeAll(classes.keySet());
        return outside;
    }

    /** File names of the jars of which something is reached. */
    Set<String> jars() {
        Set<String> jars = new HashSet<>();
        reached.forEach(name -> jars.add(jarOf.getOrDefault(name, "")));
        return jars;
    }
}

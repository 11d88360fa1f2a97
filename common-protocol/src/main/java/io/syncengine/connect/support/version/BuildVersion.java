// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.support.version;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this build: what connectors and tasks report to Connect, and what User-Agent headers carry. */
public final class BuildVersion {

    private static final String RESOURCE = "version.properties";
    private static final String VERSION = read();

    private BuildVersion() {}

    /** Such as {@code 1.2.0} or {@code 1.2.0-SNAPSHOT}. */
    public static String current() {
        return VERSION;
    }

    private static String read() {
        try (InputStream in = BuildVersion.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the archive");
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        }
    }
}

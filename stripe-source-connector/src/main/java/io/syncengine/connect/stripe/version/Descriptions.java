// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.version;

import io.syncengine.connect.stripe.network.NetworkSettings;
import io.syncengine.connect.stripe.spec.StreamRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The streams of any version of Stripe's API. The bundled version is at hand; any other is read once and kept on disk.
 * Reading takes seconds and some hundred megabytes.
 */
public final class Descriptions {

    private static final Logger log = LoggerFactory.getLogger(Descriptions.class);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    /** For how long what an address gave is not asked for again. */
    private static final Duration FRESH = Duration.ofDays(1);

    private final IndexCache cache;
    private final BoundedRead read;
    private final PublishedDescriptions published;
    private final Clock clock;

    Descriptions(IndexCache cache, BoundedRead read, PublishedDescriptions published, Clock clock) {
        this.cache = cache;
        this.read = read;
        this.published = published;
        this.clock = clock;
    }

    /** For one use: it has a minute to read what there is to read. */
    public static Descriptions standard(NetworkSettings network) {
        BoundedRead read = new BoundedRead(network, CONNECT_TIMEOUT, DEADLINE, System::nanoTime);
        return new Descriptions(IndexCache.standard(), read, PublishedDescriptions.standard(read), Clock.systemUTC());
    }

    /** Versions that cost no reading, the bundled one first. */
    public List<String> atHand() {
        String bundled = StreamRegistry.bundled().apiVersion();
        return Stream.concat(
                        Stream.of(bundled),
                        cache.keys().stream().filter(key -> Character.isDigit(key.charAt(0)) && !key.equals(bundled)))
                .toList();
    }

    /** The streams of that version: bundled, kept, or of the description that Stripe has published. */
    public StreamRegistry ofVersion(String version) throws NoDescriptionException {
        StreamRegistry bundled = StreamRegistry.bundled();
        if (Versions.isMeant(version, bundled.apiVersion())) {
            return bundled;
        }
        Optional<StreamRegistry> kept = cache.find(version);
        if (kept.isPresent()) {
            return kept.get();
        }
        StreamRegistry registry = StreamRegistry.of(published.find(version));
        cache.store(version, registry);
        return registry;
    }

    /** The streams that a description tells of, whatever its version. */
    public StreamRegistry at(String location) throws NoDescriptionException {
        return isAddress(location) ? atAddress(location) : inFile(location);
    }

    /** Whether a location is an address on the network, and not a file. */
    public static boolean isAddress(String location) {
        String lower = location.toLowerCase(Locale.ROOT);
        return lower.startsWith("https://") || lower.startsWith("http://");
    }

    private StreamRegistry inFile(String location) throws NoDescriptionException {
        byte[] document;
        try {
            document = read.file(Path.of(location));
        } catch (InvalidPathException e) {
            throw new NoDescriptionException("'" + location + "' is no name of a file", e);
        }
        String key = "file-" + hash(document);
        Optional<StreamRegistry> kept = cache.find(key);
        if (kept.isPresent()) {
            return kept.get();
        }
        StreamRegistry registry = StreamRegistry.of(Documents.parse(document, location));
        cache.store(key, registry);
        return registry;
    }

    private StreamRegistry atAddress(String location) throws NoDescriptionException {
        String key = "url-" + hash(location.getBytes(StandardCharsets.UTF_8));
        Optional<StreamRegistry> kept = cache.find(key);
        boolean isFresh = cache.storedAt(key)
                .map(moment -> moment.plus(FRESH).isAfter(clock.instant()))
                .orElse(false);
        if (kept.isPresent() && isFresh) {
            return kept.get();
        }
        try {
            StreamRegistry registry = StreamRegistry.of(Documents.parse(read.get(URI.create(location)), location));
            cache.store(key, registry);
            return registry;
        } catch (NoDescriptionException e) {
            if (kept.isPresent()) {
                log.warn("What {} said before is used: {}", location, e.getMessage());
                return kept.get();
            }
            throw e;
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

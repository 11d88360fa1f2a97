// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.version;

import io.syncengine.connect.stripe.network.Download;
import io.syncengine.connect.stripe.network.NetworkSettings;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Reads a file or an answer from the network, neither larger nor for longer than is sensible. */
final class BoundedRead {

    /** The largest of Stripe's documents are said to have about ten megabytes. */
    static final int MAX_BYTES = 15 * 1024 * 1024;

    private static final int OK = 200;
    private static final int BUFFER = 64 * 1024;

    private final NetworkSettings network;
    private final Duration connectTimeout;
    private final Duration deadline;
    private final LongSupplier nanoTime;
    private final long start;

    /**
     * Sets limits. The time runs from now on.
     *
     * @param network how the worker is left
     * @param connectTimeout for a connection to be made, and for each part of an answer to come
     * @param deadline for all that is read
     * @param nanoTime the time that runs
     */
    BoundedRead(NetworkSettings network, Duration connectTimeout, Duration deadline, LongSupplier nanoTime) {
        this.network = network;
        this.connectTimeout = connectTimeout;
        this.deadline = deadline;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    byte[] file(Path file) throws NoDescriptionException {
        if (!Files.isRegularFile(file)) {
            throw new NoDescriptionException("there is no file " + file + " on this worker");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.toString());
        } catch (IOException e) {
            throw new NoDescriptionException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Gets what is at that address; redirects are not followed. */
    byte[] get(URI address) throws NoDescriptionException {
        try (Download download = Download.open(address, network, connectTimeout)) {
            if (download.status() != OK) {
                throw new NoDescriptionException(address + " answers with status " + download.status());
            }
            return read(download.body(), address.toString());
        } catch (IOException | IllegalArgumentException e) {
            throw new NoDescriptionException(address + " cannot be read: " + e, e);
        }
    }

    private byte[] read(InputStream in, String name) throws IOException, NoDescriptionException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(BUFFER);
        byte[] buffer = new byte[BUFFER];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            out.write(buffer, 0, count);
            if (out.size() > MAX_BYTES) {
                throw new NoDescriptionException(name + " is larger than " + MAX_BYTES + " bytes");
            }
            if (nanoTime.getAsLong() - start > deadline.toNanos()) {
                throw new NoDescriptionException(name + " was not read after " + deadline.toSeconds() + " seconds");
            }
        }
        return out.toByteArray();
    }
}

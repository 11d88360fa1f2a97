// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.version;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.syncengine.connect.stripe.spec.ApiDescription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Stripe's descriptions in the repository where Stripe publishes them. A version is current there from about its date until
 * the next one comes, so it is searched among the changes that follow its date.
 */
final class PublishedDescriptions {

    private static final Logger log = LoggerFactory.getLogger(PublishedDescriptions.class);

    /** Where the document lies: newer ones, which tell of v2 too, and older ones. */
    private static final List<String> FILES = List.of("latest/openapi.spec3.json", "openapi/spec3.json");

    /** Longer than Stripe has ever taken to publish a version. */
    private static final int DAYS = 60;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String commits;
    private final String contents;
    private final BoundedRead read;

    /**
     * Names the repository.
     *
     * @param commits address that lists its changes
     * @param contents address under which its files are found by change and path
     */
    PublishedDescriptions(String commits, String contents, BoundedRead read) {
        this.commits = commits;
        this.contents = contents;
        this.read = read;
    }

    static PublishedDescriptions standard(BoundedRead read) {
        return new PublishedDescriptions(
                "https://api.github.com/repos/stripe/openapi/commits",
                "https://raw.githubusercontent.com/stripe/openapi",
                read);
    }

    /**
     * The description of that version.
     *
     * @param version begins with its date
     */
    ApiDescription find(String version) throws NoDescriptionException {
        for (String file : FILES) {
            List<String> changes = changes(file, LocalDate.parse(version.substring(0, "yyyy-mm-dd".length())));
            int low = 0;
            int high = changes.size() - 1;
            // Versions only ever rise from change to change.
            while (low <= high) {
                int middle = (low + high) >>> 1;
                ApiDescription found = document(file, changes.get(middle));
                if (Versions.isMeant(version, found.version())) {
                    return found;
                }
                if (found.version().compareTo(version) < 0) {
                    low = middle + 1;
                } else {
                    high = middle - 1;
                }
            }
        }
        throw new NoDescriptionException("Stripe has published no description of version " + version + " within " + DAYS
                + " days after its date");
    }

    private ApiDescription document(String file, String change) throws NoDescriptionException {
        URI address = URI.create(contents + "/" + change + "/" + file);
        log.info("Reading {}", address);
        return Documents.parse(read.get(address), address.toString());
    }

    /** Ids of the changes of that file in the weeks after that day, oldest first. */
    private List<String> changes(String file, LocalDate day) throws NoDescriptionException {
        URI address = URI.create(commits + "?path=" + file + "&since=" + day + "T00:00:00Z&until=" + day.plusDays(DAYS)
                + "T00:00:00Z&per_page=100");
        JsonNode answer;
        try {
            answer = MAPPER.readTree(read.get(address));
        } catch (IOException e) {
            throw new NoDescriptionException(address + " does not answer with JSON", e);
        }
        List<String> changes = new ArrayList<>();
        for (JsonNode change : answer) {
            changes.add(change.path("sha").asText());
        }
        Collections.reverse(changes);
        return changes;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Commands of the documentation, run as they stand on the pages.
 *
 * @param texts of the blocks, in the order of the pages
 * @param folder in which each begins
 */
record ShellBlocks(List<String> texts, Path folder) {

    /** An answer that is an error ends the block; what the worker cannot do yet is tried again, as the pages say. */
    private static final String CURL = """
            set -e
            curl() {
              for attempt in $(seq 40); do
                command curl --fail --show-error --max-time 60 "$@" && return
                sleep 0.5
              done
              return 1
            }
            """;

    /** What became of a block. */
    record Ended(String text, int code, String output) {}

    /** The blocks of the documentation that are marked with a test's name; they begin in the checkout. */
    static ShellBlocks marked(String test) throws IOException {
        List<String> texts = new ArrayList<>();
        for (MarkdownPage page : MarkdownPage.documentation()) {
            page.blocks().stream()
                    .filter(block ->
                            block.language().equals("sh") && block.tests().contains(test))
                    .forEach(block -> texts.add(block.text()));
        }
        return new ShellBlocks(texts, MarkdownPage.CHECKOUT);
    }

    /** The one block that holds these words, to begin in another folder. */
    ShellBlocks only(String words, Path beginning) {
        List<String> found = texts.stream().filter(text -> text.contains(words)).toList();
        assertThat(found).as("blocks with " + words).hasSize(1);
        return new ShellBlocks(found, beginning);
    }

    /** Whether this machine has bash and these programs. */
    static boolean canRun(String... programs) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(programs));
        all.add("bash");
        return new ProcessBuilder("sh", "-c", "command -v " + String.join(" && command -v ", all))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    /**
     * Runs each block.
     *
     * @param directory for scratch files
     * @param here what stands on the pages, and what that is called here
     */
    List<Ended> run(Path directory, Map<String, String> here) throws IOException, InterruptedException {
        List<Ended> ended = new ArrayList<>();
        for (String text : texts) {
            String script = CURL + text;
            for (Map.Entry<String, String> name : here.entrySet()) {
                script = script.replace(name.getKey(), name.getValue());
            }
            Path output = directory.resolve("block-" + ended.size() + ".txt");
            Process process = new ProcessBuilder("bash", "-c", script)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
            }
            ended.add(new Ended(text, process.exitValue(), Files.readString(output)));
        }
        return ended;
    }
}

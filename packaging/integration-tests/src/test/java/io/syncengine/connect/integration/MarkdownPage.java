// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.integration;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Markdown page of the checkout: its blocks of code, its links, and what can be linked to on it.
 *
 * @param path absolute
 * @param lines of the whole page
 */
record MarkdownPage(Path path, List<String> lines) {

    static final Path CHECKOUT =
            Path.of(System.getProperty("checkout", "../..")).toAbsolutePath().normalize();

    private static final Pattern FENCE = Pattern.compile("\\s*```(.*)");
    private static final Pattern COMMENT = Pattern.compile("\\s*<!-- (.*) -->");
    private static final Pattern HEADING = Pattern.compile("#{1,6} (.*)");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");

    /**
     * A block between two fences.
     *
     * @param line of the fence that opens it, from 1 on
     * @param language what stands behind that fence; empty where nothing does
     * @param mark the comment right before the block; empty where there is none
     * @param text without fences and indentation
     */
    record Block(int line, String language, String mark, String text) {

        private static final String RUNS = "runs: ";

        /** Tests that the mark says run the block. */
        List<String> tests() {
            return mark.startsWith(RUNS) ? List.of(mark.substring(RUNS.length()).split(", ")) : List.of();
        }
    }

    static MarkdownPage read(Path path) throws IOException {
        return new MarkdownPage(path.toAbsolutePath().normalize(), Files.readAllLines(path));
    }

    /** Every page below a folder of the checkout, without what was built. */
    static List<MarkdownPage> below(Path folder) throws IOException {
        List<MarkdownPage> pages = new ArrayList<>();
        for (Path path : files(folder, ".md")) {
            pages.add(read(path));
        }
        return pages;
    }

    /** Files below a folder of the checkout whose name ends so, without what was built. */
    static Set<Path> files(Path folder, String ending) throws IOException {
        Set<Path> files = new TreeSet<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                String name = directory.getFileName().toString();
                boolean isOurs = directory.equals(folder) || !(name.equals("target") || name.startsWith("."));
                return isOurs ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(ending)) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    /** The pages whose blocks have to be marked: the README and the documentation. */
    static List<MarkdownPage> documentation() throws IOException {
        List<MarkdownPage> pages = new ArrayList<>(below(CHECKOUT.resolve("docs")));
        pages.add(read(CHECKOUT.resolve("README.md")));
        return pages;
    }

    String name() {
        return CHECKOUT.relativize(path).toString();
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        String before = "";
        for (int i = 0; i < lines.size(); i++) {
            Matcher fence = FENCE.matcher(lines.get(i));
            if (fence.matches()) {
                int open = i;
                StringBuilder text = new StringBuilder();
                for (i++; i < lines.size() && !FENCE.matcher(lines.get(i)).matches(); i++) {
                    text.append(lines.get(i)).append('\n');
                }
                Matcher comment = COMMENT.matcher(before);
                blocks.add(new Block(
                        open + 1,
                        fence.group(1).strip(),
                        comment.matches() ? comment.group(1) : "",
                        text.toString().stripIndent()));
                before = "";
            } else if (!lines.get(i).isBlank()) {
                before = lines.get(i);
            }
        }
        return blocks;
    }

    /** Where links lead, as they are written. */
    List<String> links() {
        List<String> links = new ArrayList<>();
        Matcher link = LINK.matcher(CODE.matcher(String.join("\n", prose())).replaceAll(""));
        while (link.find()) {
            links.add(link.group(1));
        }
        return links;
    }

    /** Names of the headings in the form that a link has behind its hash. */
    Set<String> anchors() {
        Set<String> anchors = new HashSet<>();
        Map<String, Integer> seen = new HashMap<>();
        for (String line : prose()) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                String anchor = LINK.matcher(heading.group(1))
                        .replaceAll("")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-');
                int times = seen.merge(anchor, 1, Integer::sum);
                anchors.add(times == 1 ? anchor : anchor + "-" + (times - 1));
            }
        }
        return anchors;
    }

    /** Lines outside of blocks of code; those inside are empty. */
    List<String> prose() {
        List<String> prose = new ArrayList<>();
        boolean isInside = false;
        for (String line : lines) {
            boolean isFence = FENCE.matcher(line).matches();
            prose.add(isInside || isFence ? "" : line);
            isInside ^= isFence;
        }
        return prose;
    }
}

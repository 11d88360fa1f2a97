// SPDX-License-Identifier: Apache-2.0
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Says what two archives differ in, entry by entry and into the archives among their entries: {@code java
 * CompareArchives.java FIRST SECOND}. Ends with 0 where the files are the same byte for byte, else with 1.
 */
final class CompareArchives {

    private static final PrintStream OUT = System.out;

    /** An entry as the archive has it; what it holds, its time, and what else tells two of them apart. */
    private record Entry(byte[] content, String time, String extra) {}

    private CompareArchives() {}

    public static void main(String[] files) throws IOException {
        byte[] first = Files.readAllBytes(Path.of(files[0]));
        byte[] second = Files.readAllBytes(Path.of(files[1]));
        if (Arrays.equals(first, second)) {
            return;
        }
        if (!compare("", first, second)) {
            OUT.println("  all entries are the same: modes, comments or the compression differ");
        }
        System.exit(1);
    }

    /** Whether any difference was found and told. */
    private static boolean compare(String place, byte[] first, byte[] second) throws IOException {
        Map<String, Entry> left = entries(first);
        Map<String, Entry> right = entries(second);
        boolean told = false;
        for (Map.Entry<String, Entry> named : left.entrySet()) {
            Entry other = right.get(named.getKey());
            told |= other == null
                    ? tell(place + named.getKey(), "only in the first")
                    : compare(place + named.getKey(), named.getValue(), other);
        }
        for (String name : right.keySet()) {
            told |= !left.containsKey(name) && tell(place + name, "only in the second");
        }
        if (!told && !left.keySet().stream().toList().equals(right.keySet().stream().toList())) {
            told = tell(place.isEmpty() ? "the archive" : place, "has its entries in another order");
        }
        return told;
    }

    private static boolean compare(String name, Entry first, Entry second) throws IOException {
        boolean told = false;
        if (!Arrays.equals(first.content(), second.content())) {
            boolean isArchive = name.endsWith(".jar") || name.endsWith(".zip");
            told = isArchive
                    ? compare(name + "!", first.content(), second.content())
                            || tell(name, "differs in modes, comments or compression")
                    : tell(name, firstDifference(first, second));
        }
        if (!first.time().equals(second.time())) {
            told |= tell(name, "is of " + first.time() + " and of " + second.time());
        }
        if (!first.extra().equals(second.extra())) {
            told |= tell(name, "has other extra fields");
        }
        return told;
    }

    private static boolean tell(String name, String what) {
        OUT.println("  " + name + ": " + what);
        return true;
    }

    /** The first line that differs, where both are text. */
    private static String firstDifference(Entry first, Entry second) {
        int place = Arrays.mismatch(first.content(), second.content());
        String sizes = "differs from byte " + place + " on, of " + first.content().length + " and "
                + second.content().length;
        return isText(first) && isText(second)
                ? sizes + ": \"" + line(first, place) + "\" and \"" + line(second, place) + "\""
                : sizes;
    }

    private static boolean isText(Entry entry) {
        for (byte octet : entry.content()) {
            if (octet == 0) {
                return false;
            }
        }
        return true;
    }

    private static String line(Entry entry, int place) {
        String text = new String(entry.content(), StandardCharsets.ISO_8859_1);
        int start = text.lastIndexOf('\n', place - 1) + 1;
        int end = text.indexOf('\n', place);
        String line = text.substring(start, end < 0 ? text.length() : end).strip();
        return line.length() > 120 ? line.substring(0, 120) + "…" : line;
    }

    private static Map<String, Entry> entries(byte[] archive) throws IOException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] content = read(zip);
                entries.put(
                        entry.getName(),
                        new Entry(content, String.valueOf(entry.getTimeLocal()), Arrays.toString(entry.getExtra())));
            }
        }
        return entries;
    }

    private static byte[] read(InputStream content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        content.transferTo(bytes);
        return bytes.toByteArray();
    }
}

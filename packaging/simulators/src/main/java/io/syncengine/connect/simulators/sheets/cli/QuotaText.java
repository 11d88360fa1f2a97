// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.cli;

import io.syncengine.connect.simulators.sheets.access.Quota;

import java.util.LinkedHashMap;
import java.util.Map;

/** A quota as a person writes it: {@code off}, or {@code reads=60,writes=60}. */
final class QuotaText {
    private QuotaText() {}

    /** What is not named is as Google has it. @throws IllegalArgumentException saying what is wrong */
    static Quota parse(String text) {
        if (text.equals("off")) {
            return Quota.none();
        }
        Quota usual = Quota.usual();
        Map<String, Integer> numbers = new LinkedHashMap<>();
        numbers.put("reads", usual.reads());
        numbers.put("writes", usual.writes());
        numbers.put("project-reads", usual.projectReads());
        numbers.put("project-writes", usual.projectWrites());
        for (String part : text.split(",")) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            String number = equals < 0 ? "" : part.substring(equals + 1);
            if (!numbers.containsKey(name) || !number.matches("\\d{1,7}")) {
                throw new IllegalArgumentException("\"" + part + "\" is no part of a quota: give off, or numbers for "
                        + String.join(", ", numbers.keySet()));
            }
            numbers.put(name, Integer.parseInt(number));
        }
        return new Quota(
                numbers.getOrDefault("reads", 0),
                numbers.getOrDefault("writes", 0),
                numbers.getOrDefault("project-reads", 0),
                numbers.getOrDefault("project-writes", 0));
    }

    /** For the start line. */
    static String show(Quota quota) {
        return quota.equals(Quota.none())
                ? "no quota"
                : "quota " + quota.reads() + " reads and " + quota.writes() + " writes a minute";
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.schema;

import io.syncengine.connect.protocol.RecordFields;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names as PostgreSQL takes them. It would cut a name of more than 63 bytes by itself, and two names could become one:
 * so ours are cut here, with a hash of the whole name at the end. Case is kept, therefore every name is quoted.
 */
public final class Identifiers {

    /** Longest name, in bytes of UTF-8. */
    public static final int MAX_BYTES = 63;

    private static final int KEPT_BYTES = 54;
    private static final int HASH_DIGITS = 7;
    private static final String PREFIX = "src_";
    private static final Pattern PREFIXES = Pattern.compile("(?:src_)+");
    private static final Pattern UNUSABLE = Pattern.compile("[\\x00\\p{Cs}]");

    /** Columns of our own, and those that PostgreSQL gives to every table. */
    private static final Set<String> RESERVED = Set.of(
            RecordFields.ACCOUNT_ID,
            RecordFields.PARENT_ID,
            RecordFields.RAW_DATA,
            RecordFields.UPDATED_AT,
            SystemColumns.SYNCED_AT,
            SystemColumns.DELETED_AT,
            SystemColumns.ROW_HASH,
            "tableoid",
            "ctid",
            "xmin",
            "xmax",
            "cmin",
            "cmax");

    private Identifiers() {}

    /** The name in double quotes, as it stands in SQL. */
    public static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Two names joined by a dot, each quoted. */
    public static String quote(String schema, String name) {
        return quote(schema) + '.' + quote(name);
    }

    /** The text in single quotes, as a literal that does not depend on the server's settings. */
    public static String literal(String text) {
        String quoted = '\'' + text.replace("\\", "\\\\").replace("'", "''") + '\'';
        return text.indexOf('\\') < 0 ? quoted : 'E' + quoted;
    }

    /**
     * The name of a table, column or index for any text: the text itself, or where PostgreSQL cannot take it as it is,
     * its beginning and a hash of the whole. Equal texts give equal names in every task and on every worker.
     */
    public static String fit(String text) {
        String usable = UNUSABLE.matcher(text).replaceAll("");
        boolean whole = usable.length() == text.length() && !text.isEmpty();
        if (whole && text.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES) {
            return text;
        }
        return head(usable) + "_h" + hash(text);
    }

    /**
     * The column of a record's field. A field that has the name of a system column gets the prefix {@code src_}; one
     * that has that prefix already gets another, so that no two fields share a column.
     */
    public static String column(String field) {
        String bare =
                PREFIXES.matcher(field).lookingAt() ? PREFIXES.matcher(field).replaceFirst("") : field;
        return fit(RESERVED.contains(bare) ? PREFIX + field : field);
    }

    /** The longest beginning of at most {@value #KEPT_BYTES} bytes that cuts no character. */
    private static String head(String text) {
        int bytes = 0;
        int end = 0;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            bytes += utf8Length(character);
            if (bytes > KEPT_BYTES) {
                break;
            }
            end += Character.charCount(character);
        }
        return text.substring(0, end);
    }

    private static int utf8Length(int character) {
        if (character < 0x80) {
            return 1;
        }
        if (character < 0x800) {
            return 2;
        }
        return character < 0x10000 ? 3 : 4;
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

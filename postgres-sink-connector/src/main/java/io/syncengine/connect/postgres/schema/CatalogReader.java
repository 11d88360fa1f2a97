// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.schema;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads definitions from the catalog, with one query. Rights are asked for too: a role without them gets errors that do
 * not say which one is missing, and statements that would do nothing fail for want of them.
 */
final class CatalogReader {

    /**
     * A row for each column; one row when there is no relation. Privileges that are granted on some columns only count:
     * they may be all that is needed. Of indexes only those that ON CONFLICT can use by columns alone.
     */
    private static final String QUERY = """
            WITH place AS MATERIALIZED (
              SELECT
                current_user::text AS role,
                current_database()::text AS database,
                current_setting('server_version_num')::int AS version,
                EXISTS (SELECT FROM pg_catalog.pg_settings
                        WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals)) AS lz4,
                n.oid IS NOT NULL AS schema_exists,
                has_database_privilege(current_database(), 'CREATE') AS schema_creatable,
                coalesce(has_schema_privilege(n.oid, 'USAGE'), false) AS schema_usable,
                coalesce(has_schema_privilege(n.oid, 'CREATE'), false) AS schema_open,
                c.oid AS relation,
                c.relkind::text AS kind,
                c.relnatts AS attributes,
                %s AS mark,
                c.relrowsecurity OR c.relforcerowsecurity AS row_security,
                pg_get_userbyid(c.relowner)::text AS owner,
                pg_has_role(c.relowner, 'USAGE') AS owned,
                has_any_column_privilege(c.oid, 'SELECT') AS may_select,
                has_any_column_privilege(c.oid, 'INSERT') AS may_insert,
                has_any_column_privilege(c.oid, 'UPDATE') AS may_update,
                has_table_privilege(c.oid, 'DELETE') AS may_delete,
                EXISTS (SELECT FROM pg_catalog.pg_rewrite r
                        WHERE r.ev_class = c.oid AND r.ev_type IN ('2', '3')) AS rewritten,
                EXISTS (SELECT FROM pg_catalog.pg_index i
                        WHERE i.indrelid = c.oid AND i.indisprimary) AS primary_key,
                ARRAY(SELECT i.indnkeyatts::text || ' ' || i.indkey::text FROM pg_catalog.pg_index i
                      WHERE i.indrelid = c.oid AND i.indisunique AND i.indisvalid AND i.indimmediate
                        AND i.indpred IS NULL AND i.indexprs IS NULL AND NOT i.indisexclusion) AS unique_keys
              FROM (SELECT ?::text AS schema_name, ?::text AS relation_name) wanted
              LEFT JOIN pg_catalog.pg_namespace n ON n.nspname = wanted.schema_name
              LEFT JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = wanted.relation_name)
            SELECT
              place.*,
              a.attnum,
              a.attname::text AS column_name,
              a.atttypid::bigint AS type_oid,
              format_type(a.atttypid, -1) AS type_name,
              a.attnotnull AS not_null,
              a.atthasdef OR a.attidentity <> '' AS has_default,
              a.attgenerated <> '' OR a.attidentity = 'a' AS generated,
              a.attidentity <> '' OR a.attinhcount > 0 OR EXISTS (
                SELECT FROM pg_catalog.pg_index i
                WHERE i.indrelid = a.attrelid AND i.indisprimary AND a.attnum = ANY (i.indkey)) AS pinned
            FROM place
            LEFT JOIN pg_catalog.pg_attribute a
              ON a.attrelid = place.relation AND a.attnum > 0 AND NOT a.attisdropped
            ORDER BY a.attnum
            """.formatted(LayoutMark.of("c.oid", "c.relnatts"));

    private CatalogReader() {}

    /** Looks a name up. In a connection without auto-commit it begins a transaction, if none has begun. */
    static CatalogEntry read(Connection connection, TableName name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            statement.setString(1, name.schema());
            statement.setString(2, name.table());
            try (ResultSet answer = statement.executeQuery()) {
                answer.next();
                return entry(answer, name);
            }
        }
    }

    private static CatalogEntry entry(ResultSet answer, TableName name) throws SQLException {
        String role = answer.getString("role");
        String database = answer.getString("database");
        boolean lz4 = answer.getBoolean("lz4");
        CatalogEntry.Schema schema = new CatalogEntry.Schema(
                answer.getBoolean("schema_exists"),
                answer.getBoolean("schema_creatable"),
                answer.getBoolean("schema_usable"),
                answer.getBoolean("schema_open"));
        return new CatalogEntry(name, role, database, lz4, schema, relation(answer, name));
    }

    private static CatalogEntry.@Nullable Relation relation(ResultSet answer, TableName name) throws SQLException {
        String kind = answer.getString("kind");
        if (kind == null) {
            return null;
        }
        String owner = answer.getString("owner");
        boolean owned = answer.getBoolean("owned");
        boolean rewritten = answer.getBoolean("rewritten");
        boolean primaryKey = answer.getBoolean("primary_key");
        Set<Privilege> privileges = privileges(answer);
        // The last: it reads to the answer's end.
        Table table = table(answer, name, kind);
        return new CatalogEntry.Relation(kind, owner, owned, privileges, rewritten, primaryKey, table);
    }

    private static Set<Privilege> privileges(ResultSet answer) throws SQLException {
        Set<Privilege> privileges = EnumSet.noneOf(Privilege.class);
        for (Privilege privilege : Privilege.values()) {
            if (answer.getBoolean("may_" + privilege)) {
                privileges.add(privilege);
            }
        }
        return privileges;
    }

    private static Table table(ResultSet answer, TableName name, String kind) throws SQLException {
        Table.Traits traits = new Table.Traits(
                answer.getBoolean("row_security"),
                kind.equals("p"),
                new LayoutMark(answer.getInt("attributes"), answer.getLong("mark")),
                answer.getInt("version"));
        String[] indexes = (String[]) answer.getArray("unique_keys").getArray();
        List<Column> columns = new ArrayList<>();
        Map<Integer, String> byNumber = new HashMap<>();
        do {
            String column = answer.getString("column_name");
            if (column != null) {
                byNumber.put(answer.getInt("attnum"), column);
                columns.add(column(answer, column));
            }
        } while (answer.next());
        return new Table(name, columns, uniqueKeys(indexes, byNumber), traits);
    }

    private static Column column(ResultSet answer, String name) throws SQLException {
        // An oid has 32 bits without sign; as a key its bits will do.
        int oid = (int) answer.getLong("type_oid");
        return new Column(
                name,
                oid,
                answer.getString("type_name"),
                ColumnType.ofOid(oid),
                answer.getBoolean("not_null"),
                answer.getBoolean("has_default"),
                answer.getBoolean("generated"),
                answer.getBoolean("pinned"));
    }

    /** Each index comes as the number of its key columns, then all its columns: the rest is only included. */
    private static Set<Set<String>> uniqueKeys(String[] indexes, Map<Integer, String> columns) {
        Set<Set<String>> keys = new HashSet<>();
        for (String index : indexes) {
            String[] numbers = index.split(" ");
            Set<String> key = new HashSet<>();
            for (int i = 1; i <= Integer.parseInt(numbers[0]); i++) {
                key.add(columns.getOrDefault(Integer.valueOf(numbers[i]), ""));
            }
            keys.add(key);
        }
        return keys;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.schema;

import static io.syncengine.connect.postgres.schema.Identifiers.quote;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds why a table cannot be used or made, and says what would help. */
final class Refusals {

    private static final Map<String, String> UNUSABLE_KINDS = Map.of(
            "v", "a view",
            "m", "a materialized view",
            "f", "a foreign table",
            "S", "a sequence",
            "i", "an index",
            "I", "an index",
            "c", "a composite type");

    private static final String OTHER_TABLE = "choose another by table.schema, table.name.format or topic.to.table";

    private Refusals() {}

    /**
     * Checks that the schema is there and may be used, or may be made.
     *
     * @param create whether the connector makes what is missing
     */
    static void checkSchema(CatalogEntry entry, boolean create) throws SchemaException {
        CatalogEntry.Schema schema = entry.schema();
        String name = entry.name().schema();
        if (schema.exists()) {
            if (!schema.usable()) {
                throw refusal(
                        "role " + entry.role() + " may not use schema " + name,
                        "GRANT USAGE ON SCHEMA " + quote(name) + " TO " + quote(entry.role()));
            }
        } else if (!create) {
            throw refusal("schema " + name + " does not exist and auto.create is false", Ddl.createSchema(name));
        } else if (!schema.creatable()) {
            throw refusal(
                    "schema " + name + " does not exist, and role " + entry.role() + " may not create it",
                    Ddl.createSchema(name) + " AUTHORIZATION " + quote(entry.role()) + ", or GRANT CREATE ON DATABASE "
                            + quote(entry.database()) + " TO " + quote(entry.role()));
        }
    }

    /**
     * Checks that a missing table may be made.
     *
     * @param statement that would make it
     */
    static void checkCreation(CatalogEntry entry, boolean create, String statement) throws SchemaException {
        if (!create) {
            throw refusal("table " + entry.name() + " does not exist and auto.create is false", statement);
        }
        if (entry.schema().exists() && !entry.schema().open()) {
            throw refusal(
                    "table " + entry.name() + " does not exist, and role " + entry.role()
                            + " may not create tables in the schema",
                    "GRANT CREATE ON SCHEMA " + quote(entry.name().schema()) + " TO " + quote(entry.role()));
        }
    }

    /** Checks that rows can be written to what has the name. */
    static void checkKind(CatalogEntry entry, CatalogEntry.Relation relation) throws SchemaException {
        String kind = UNUSABLE_KINDS.get(relation.kind());
        if (kind != null) {
            throw new SchemaException(entry.name() + " is " + kind + ", and the sink writes to tables only; "
                    + OTHER_TABLE + ", or rename it");
        }
        if (relation.rewritten()) {
            throw new SchemaException("table " + entry.name() + " has rules for INSERT or UPDATE, with which PostgreSQL"
                    + " refuses ON CONFLICT; replace them by triggers (DROP RULE … ON "
                    + entry.name().quoted()
                    + "), or " + OTHER_TABLE);
        }
    }

    static void checkPrivileges(CatalogEntry entry, CatalogEntry.Relation relation, boolean deletes)
            throws SchemaException {
        Set<Privilege> missing = EnumSet.allOf(Privilege.class);
        missing.removeAll(relation.privileges());
        if (!deletes) {
            missing.remove(Privilege.DELETE);
        }
        if (!missing.isEmpty()) {
            String names = missing.stream().map(Privilege::name).collect(Collectors.joining(", "));
            throw refusal(
                    "role " + entry.role() + " lacks " + names + " on table " + entry.name(),
                    Ddl.grant(missing, entry.name(), entry.role()));
        }
    }

    /** Checks that ON CONFLICT can tell rows apart by the key. */
    static void checkKey(CatalogEntry entry, CatalogEntry.Relation relation, TableDefinition wanted)
            throws SchemaException {
        Table table = relation.table();
        if (table.isUniqueBy(wanted.key())) {
            return;
        }
        List<String> clauses = new ArrayList<>();
        for (SystemColumn column : SystemColumn.leading(wanted)) {
            if (wanted.key().contains(column.name()) && !table.hasColumn(column.name())) {
                clauses.add(Ddl.addSystemColumn(column, false));
            }
        }
        clauses.add(Ddl.addKey(wanted.key(), !relation.primaryKey()));
        throw refusal(
                "table " + entry.name() + " has no primary key or unique index on exactly ("
                        + String.join(", ", wanted.key()) + ") that is neither partial nor deferrable",
                Ddl.alterTable(entry.name(), clauses));
    }

    /** Checks that existing columns of the sink's names are of the sink's types. */
    static void checkSystemColumns(CatalogEntry entry, Table table, TableDefinition wanted) throws SchemaException {
        for (SystemColumn column : SystemColumn.all(wanted)) {
            Column existing = table.columns().get(column.name());
            if (existing != null && (existing.generated() || !column.takes().contains(existing.type()))) {
                throw refusal(
                        "column " + column.name() + " of table " + entry.name() + " is "
                                + (existing.generated() ? "generated" : "of type " + existing.typeName())
                                + ", where the sink keeps a " + column.type().sqlName() + " of its own",
                        Ddl.alterTable(entry.name(), List.of("RENAME COLUMN " + quote(column.name()) + " TO …"))
                                + ", or " + OTHER_TABLE);
            }
        }
    }

    /** Checks that what is missing may be added. */
    static void checkChange(
            CatalogEntry entry, CatalogEntry.Relation relation, SchemaEvolution evolution, String statement)
            throws SchemaException {
        if (evolution == SchemaEvolution.NONE) {
            throw refusal(
                    "table " + entry.name()
                            + " needs a change that the sink cannot do without, and schema.evolution is none",
                    statement);
        }
        if (!relation.owned()) {
            throw refusal(
                    "table " + entry.name() + " needs a change that role " + entry.role() + " may not make, because "
                            + relation.owner() + " owns it",
                    statement + ", or GRANT " + quote(relation.owner()) + " TO " + quote(entry.role())
                            + ", or set schema.evolution=none to keep new fields in _raw_data only");
        }
    }

    static SchemaException noRoom(CatalogEntry entry) {
        return new SchemaException(
                "table " + entry.name() + " has no room for the columns of the sink: PostgreSQL counts"
                        + " 1,600 columns, dropped ones included; drop the table, or " + OTHER_TABLE);
    }

    private static SchemaException refusal(String what, String remedy) {
        return new SchemaException(what + "; run: " + remedy);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.schema;

import io.syncengine.connect.protocol.RecordFields;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares what the catalog says with what is wanted. Without side effects: the same question is asked again under the
 * lock, since another task may have answered it meanwhile.
 */
final class TablePlanner {

    /** PostgreSQL's limit (MaxHeapAttributeNumber). */
    static final int MAX_COLUMNS = 1600;

    private final SchemaPolicy policy;

    TablePlanner(SchemaPolicy policy) {
        this.policy = policy;
    }

    /**
     * What is to be done.
     *
     * @param evolution what may be done to this table; at most what the policy allows
     * @throws SchemaException if it cannot be done, or must not
     */
    TablePlan plan(CatalogEntry entry, TableDefinition wanted, SchemaEvolution evolution) throws SchemaException {
        Refusals.checkSchema(entry, policy.create());
        CatalogEntry.Relation relation = entry.relation();
        if (relation == null) {
            return creation(entry, wanted);
        }
        Refusals.checkKind(entry, relation);
        Refusals.checkSystemColumns(entry, relation.table(), wanted);
        Refusals.checkKey(entry, relation, wanted);
        Refusals.checkPrivileges(entry, relation, policy.deletes());
        return change(entry, relation, wanted, evolution);
    }

    /** As {@link #plan}, for a table of the sink's own. */
    TablePlan plan(CatalogEntry entry, ControlTable control) throws SchemaException {
        Refusals.checkSchema(entry, policy.create());
        CatalogEntry.Relation relation = entry.relation();
        String statement = Ddl.createControl(control, entry.name());
        if (relation == null) {
            Refusals.checkCreation(entry, policy.create(), statement);
            return new TablePlan(!entry.schema().exists(), List.of(statement), Set.of());
        }
        if (!relation.kind().equals("r")
                || !relation.table()
                        .columns()
                        .keySet()
                        .containsAll(control.columns().keySet())
                || !relation.table().isUniqueBy(control.key())) {
            throw new SchemaException(entry.name() + " is not as the sink makes it; rename it, so that it is made anew,"
                    + " or choose another schema by table.schema");
        }
        Refusals.checkPrivileges(entry, relation, true);
        return new TablePlan(false, List.of(), Set.of());
    }

    private TablePlan creation(CatalogEntry entry, TableDefinition wanted) throws SchemaException {
        Set<String> notes = new LinkedHashSet<>();
        int room = MAX_COLUMNS - SystemColumn.all(wanted).size();
        List<ColumnDefinition> columns = withRoom(wanted.columns(), room, entry, notes);
        List<String> statements = new ArrayList<>();
        statements.add(Ddl.createTable(wanted, columns, isLz4(entry)));
        Refusals.checkCreation(entry, policy.create(), statements.get(0));
        for (ColumnDefinition column : columns) {
            if (policy.indexColumns().contains(column.name())) {
                statements.add(Ddl.createIndex(wanted.name(), column.name(), false));
            }
        }
        return new TablePlan(!entry.schema().exists(), statements, notes);
    }

    private TablePlan change(
            CatalogEntry entry, CatalogEntry.Relation relation, TableDefinition wanted, SchemaEvolution evolution)
            throws SchemaException {
        Set<String> notes = new LinkedHashSet<>();
        List<String> clauses = new ArrayList<>();
        int room = MAX_COLUMNS - relation.table().traits().mark().attributes();
        boolean evolves = evolution != SchemaEvolution.NONE;
        for (SystemColumn column : SystemColumn.all(wanted)) {
            if (!relation.table().hasColumn(column.name()) && (evolves || column.required())) {
                clauses.add(Ddl.addSystemColumn(column, isLz4(entry)));
            }
        }
        if (clauses.size() > room) {
            throw Refusals.noRoom(entry);
        }
        List<ColumnDefinition> missing = wanted.columns().stream()
                .filter(column -> !relation.table().hasColumn(column.name()))
                .toList();
        if (evolves) {
            withRoom(missing, room - clauses.size(), entry, notes).forEach(column -> {
                clauses.add(Ddl.addColumn(column));
                noteIndex(column, entry, notes);
            });
        } else {
            missing.forEach(column -> notes.add(noColumn(column, entry) + " because schema.evolution is none"));
        }
        relax(relation, wanted, evolves && relation.owned(), clauses);
        widen(entry, relation, wanted, evolution, new Changes(clauses, notes));
        if (clauses.isEmpty()) {
            return new TablePlan(false, List.of(), notes);
        }
        String statement = Ddl.alterTable(wanted.name(), clauses);
        Refusals.checkChange(entry, relation, evolution, statement);
        return new TablePlan(false, List.of(statement), notes);
    }

    private record Changes(List<String> clauses, Set<String> notes) {}

    /**
     * Lifts NOT NULL from columns that rows will not always have a value for.
     *
     * @param may whether it may be lifted where rows could do without
     */
    private static void relax(
            CatalogEntry.Relation relation, TableDefinition wanted, boolean may, List<String> clauses) {
        Map<String, Boolean> optional = new HashMap<>();
        wanted.columns().forEach(column -> optional.put(column.name(), column.optional()));
        SystemColumn.all(wanted).forEach(column -> optional.put(column.name(), column.isNullable()));
        for (Column column : relation.table().columns().values()) {
            boolean key = wanted.key().contains(column.name());
            if (!column.notNull() || column.pinned() || column.generated() || key) {
                continue;
            }
            Boolean mayBeNull = optional.get(column.name());
            // A deleted row that nobody has seen before has nothing but its key and times.
            boolean given = mayBeNull != null && (!wanted.softDelete() || SystemColumn.isOwn(column.name()));
            boolean must = !given && !column.hasDefault();
            if (must || (may && Boolean.TRUE.equals(mayBeNull))) {
                clauses.add(Ddl.dropNotNull(column.name()));
            }
        }
    }

    private static void widen(
            CatalogEntry entry,
            CatalogEntry.Relation relation,
            TableDefinition wanted,
            SchemaEvolution evolution,
            Changes changes) {
        for (ColumnDefinition column : wanted.columns()) {
            Column existing = relation.table().columns().get(column.name());
            if (existing == null || existing.generated()) {
                continue;
            }
            Optional<ColumnType> wider = TypeMapper.widened(existing.type(), column.type());
            if (wider.isPresent() && evolution == SchemaEvolution.WIDEN && relation.owned()) {
                changes.clauses.add(Ddl.changeType(column.name(), wider.get()));
            } else if (TypeMapper.fit(column.type(), existing.type()) == Fit.NO) {
                changes.notes.add("column " + column.name() + " of table " + entry.name() + " is of type "
                        + existing.typeName() + " and takes no values of type " + column.type()
                        + ": they are kept in _raw_data only");
            }
        }
    }

    /** Whether a column of the table would have to be of a wider type. */
    static boolean isWidened(Table table, TableDefinition wanted) {
        return wanted.columns().stream().anyMatch(column -> {
            Column existing = table.columns().get(column.name());
            return existing != null
                    && TypeMapper.widened(existing.type(), column.type()).isPresent();
        });
    }

    private void noteIndex(ColumnDefinition column, CatalogEntry entry, Set<String> notes) {
        if (policy.indexColumns().contains(column.name())) {
            notes.add("index.columns names column " + column.name() + ", which is new in table " + entry.name()
                    + "; the sink indexes new tables only, run: "
                    + Ddl.createIndex(entry.name(), column.name(), true));
        }
    }

    private static List<ColumnDefinition> withRoom(
            List<ColumnDefinition> columns, int room, CatalogEntry entry, Set<String> notes) {
        if (columns.size() <= room) {
            return columns;
        }
        notes.add("table " + entry.name() + " has no room for more columns, of which PostgreSQL has " + MAX_COLUMNS
                + " at most, dropped ones included; fields without column are kept in _raw_data only");
        return columns.subList(0, Math.max(room, 0));
    }

    private static String noColumn(ColumnDefinition column, CatalogEntry entry) {
        return "field " + column.name() + " has no column in table " + entry.name() + " and is kept in "
                + RecordFields.RAW_DATA + " only";
    }

    private boolean isLz4(CatalogEntry entry) {
        return switch (policy.compression()) {
            case AUTO -> entry.lz4();
            case LZ4 -> true;
            case DEFAULT -> false;
        };
    }
}

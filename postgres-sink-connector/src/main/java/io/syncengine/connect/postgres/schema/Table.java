// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A table as the catalog described it when it was read; others may change it at any time. */
public final class Table {

    /**
     * What is special about it.
     *
     * @param rowSecurity policies decide who may write which row; COPY fails for all but its owner
     * @param partitioned its rows are kept in other tables
     * @param mark its columns, of which 1,600 is the limit, those included that it ever had
     * @param serverVersion as {@code server_version_num} says: 180001 is 18.1
     */
    public record Traits(boolean rowSecurity, boolean partitioned, LayoutMark mark, int serverVersion) {}

    private final TableName name;
    private final Map<String, Column> columns;
    private final Set<Set<String>> uniqueKeys;
    private final Traits traits;

    /**
     * A table as it was read.
     *
     * @param columns in the table's order
     * @param uniqueKeys columns of each index by which {@code ON CONFLICT} can tell rows apart
     */
    public Table(TableName name, List<Column> columns, Set<Set<String>> uniqueKeys, Traits traits) {
        Map<String, Column> byName = new LinkedHashMap<>();
        columns.forEach(column -> byName.put(column.name(), column));
        this.name = name;
        this.columns = Collections.unmodifiableMap(byName);
        this.uniqueKeys = Set.copyOf(uniqueKeys);
        this.traits = traits;
    }

    public TableName name() {
        return name;
    }

    /** By name, in the table's order. */
    public Map<String, Column> columns() {
        return columns;
    }

    public Optional<Column> column(String column) {
        return Optional.ofNullable(columns.get(column));
    }

    public boolean hasColumn(String column) {
        return columns.containsKey(column);
    }

    public Traits traits() {
        return traits;
    }

    /** Whether there is an index by which {@code ON CONFLICT} can tell rows apart by exactly these columns. */
    public boolean isUniqueBy(List<String> key) {
        return uniqueKeys.contains(Set.copyOf(key));
    }

    /** Whether COPY can write these columns; if not, {@code unnest} can. */
    public boolean isCopyable(List<Column> written) {
        return !traits.rowSecurity()
                && written.stream().allMatch(column -> column.type().isCopyable());
    }

    /** The columns of a definition that can be written: those that are there and take values of the type. */
    public List<ColumnDefinition> writable(TableDefinition definition) {
        return definition.columns().stream().filter(this::takes).toList();
    }

    private boolean takes(ColumnDefinition wanted) {
        Column column = columns.get(wanted.name());
        return column != null && !column.generated() && TypeMapper.fit(wanted.type(), column.type()) != Fit.NO;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.postgres.config;

import io.syncengine.connect.postgres.schema.RawCompression;
import io.syncengine.connect.postgres.schema.SchemaEvolution;
import io.syncengine.connect.postgres.schema.SchemaPolicy;
import io.syncengine.connect.postgres.schema.TableDefinition;
import io.syncengine.connect.support.config.Between;
import io.syncengine.connect.support.config.ConfigKeys;
import io.syncengine.connect.support.config.DistinctList;
import io.syncengine.connect.support.config.NonBlank;
import io.syncengine.connect.support.config.OneOf;
import org.apache.kafka.common.config.ConfigDef;

import java.util.List;

/** Which tables rows go to, and what may be done to them. */
public final class TableKeys {

    public static final String GROUP = "Tables";

    public static final String SCHEMA_CONFIG = "table.schema";
    public static final String SCHEMA_DEFAULT = "stripe";
    private static final String SCHEMA_DOC =
            "The schema that all tables are in. It is created when it does not exist, `auto.create` is on and the role may"
                    + " create schemas.";

    public static final String NAME_FORMAT_CONFIG = "table.name.format";
    public static final String NAME_FORMAT_DEFAULT = "${stream}";
    private static final String NAME_FORMAT_DOC =
            "The name of a topic's table. `${stream}` stands for the part of the topic after its last dot, `${topic}` for the"
                    + " whole topic. Case is kept. A name of more than 63 bytes, which PostgreSQL cannot hold, is cut and gets"
                    + " a hash of the whole at its end.";

    public static final String TOPIC_MAP_CONFIG = "topic.to.table";
    public static final List<String> TOPIC_MAP_DEFAULT = List.of();
    private static final String TOPIC_MAP_DOC =
            "Tables of single topics, `topic:table`, separated by commas. Wins over `table.name.format`. Two topics share a"
                    + " table only when both are named here.";

    public static final String KEY_FIELDS_CONFIG = "pk.fields";
    public static final List<String> KEY_FIELDS_DEFAULT = TableDefinition.DEFAULT_KEY;
    private static final String KEY_FIELDS_DOC =
            "The primary key of tables: `id,_account_id`, or `id` alone, for tables that exist and have that key. With `id`"
                    + " alone a row of one account replaces that of another with the same id, and Stripe's accounts may choose"
                    + " the ids of coupons, plans and products: of use for a single account only.";

    public static final String AUTO_CREATE_CONFIG = "auto.create";
    public static final boolean AUTO_CREATE_DEFAULT = true;
    private static final String AUTO_CREATE_DOC =
            "Whether tables that do not exist are created, together with the sink's own tables (`_sync_…`) and the schema."
                    + " Without it they have to be there, and the role needs no right to create anything.";

    public static final String EVOLUTION_CONFIG = "schema.evolution";
    public static final String EVOLUTION_DEFAULT = "basic";
    private static final String EVOLUTION_DOC =
            "What happens when a record has a field that the table has no column for: `basic` adds the column, `none` leaves"
                    + " the value in `_raw_data` only, `widen` also turns a column into a wider type when values need it,"
                    + " which rewrites the table. Nothing is ever dropped, renamed or made narrower.";

    public static final String WIDEN_ROWS_CONFIG = "schema.widen.max.rows";
    public static final long WIDEN_ROWS_DEFAULT = SchemaPolicy.DEFAULT.widenMaxRows();
    private static final String WIDEN_ROWS_DOC =
            "With `schema.evolution=widen`: a table with more rows than this keeps its types, because a change would block"
                    + " everybody for the time that it takes. The value stays in `_raw_data` then.";

    public static final String RAW_COMPRESSION_CONFIG = "raw.compression";
    public static final String RAW_COMPRESSION_DEFAULT = "auto";
    private static final String RAW_COMPRESSION_DOC =
            "How the server packs `_raw_data` in tables that the sink creates: `lz4`, which makes writing up to half as fast"
                    + " again; `default`, as `default_toast_compression` of the server says; `auto`, `lz4` where the server"
                    + " knows it. Tables that exist are left as they are.";

    public static final String INDEX_COLUMNS_CONFIG = "index.columns";
    public static final List<String> INDEX_COLUMNS_DEFAULT = List.of();
    private static final String INDEX_COLUMNS_DOC =
            "Columns that get an index in each table which has them, such as `created,customer`. Made together with the table;"
                    + " for a table that exists the statement to run is logged. Every index makes writing slower.";

    public static final String ARRAY_MODE_CONFIG = "array.mode";
    public static final String ARRAY_MODE_DEFAULT = "jsonb";
    private static final String ARRAY_MODE_DOC =
            "Which columns are made for arrays: `jsonb`, or `native`, `text[]`, `bigint[]`, `integer[]`, `double precision[]`"
                    + " and `boolean[]`, where the schema names such elements; other arrays are `jsonb` in either case. Tables"
                    + " with native arrays are written by INSERT only. Array columns that exist take arrays in both modes.";

    private TableKeys() {}

    static void define(ConfigDef def) {
        ConfigKeys.of(def, GROUP)
                .text(SCHEMA_CONFIG, "Schema")
                .optional(SCHEMA_DEFAULT)
                .important()
                .check(new NonBlank())
                .define(SCHEMA_DOC)
                .text(NAME_FORMAT_CONFIG, "Names of tables")
                .optional(NAME_FORMAT_DEFAULT)
                .medium()
                .check(new NameFormat())
                .define(NAME_FORMAT_DOC)
                .list(TOPIC_MAP_CONFIG, "Tables of single topics")
                .optional(TOPIC_MAP_DEFAULT)
                .check(DistinctList.maybeEmpty().each(new TopicTable()))
                .define(TOPIC_MAP_DOC)
                .list(KEY_FIELDS_CONFIG, "Primary key")
                .optional(KEY_FIELDS_DEFAULT)
                .check(new KeyFields())
                .define(KEY_FIELDS_DOC)
                .flag(AUTO_CREATE_CONFIG, "Create tables")
                .optional(AUTO_CREATE_DEFAULT)
                .medium()
                .define(AUTO_CREATE_DOC)
                .text(EVOLUTION_CONFIG, "New fields")
                .optional(EVOLUTION_DEFAULT)
                .medium()
                .oneOf(OneOf.constants(SchemaEvolution.values()))
                .dependents(WIDEN_ROWS_CONFIG)
                .define(EVOLUTION_DOC)
                .wholeNumber(WIDEN_ROWS_CONFIG, "Rows of a table to widen")
                .optional(WIDEN_ROWS_DEFAULT)
                .check(Between.atLeast(0))
                .define(WIDEN_ROWS_DOC)
                .text(RAW_COMPRESSION_CONFIG, "Compression of raw objects")
                .optional(RAW_COMPRESSION_DEFAULT)
                .oneOf(OneOf.constants(RawCompression.values()))
                .define(RAW_COMPRESSION_DOC)
                .list(INDEX_COLUMNS_CONFIG, "Indexed columns")
                .optional(INDEX_COLUMNS_DEFAULT)
                .check(DistinctList.maybeEmpty())
                .define(INDEX_COLUMNS_DOC)
                .text(ARRAY_MODE_CONFIG, "Columns of arrays")
                .optional(ARRAY_MODE_DEFAULT)
                .oneOf(OneOf.constants(ArrayMode.values()))
                .define(ARRAY_MODE_DOC);
    }
}

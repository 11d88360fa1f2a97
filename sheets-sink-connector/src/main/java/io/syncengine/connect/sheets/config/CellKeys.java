// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.config;

import io.syncengine.connect.sheets.cells.CellOverflow;
import io.syncengine.connect.sheets.cells.CellRules;
import io.syncengine.connect.sheets.cells.NumberForm;
import io.syncengine.connect.sheets.policy.TimeCells;
import io.syncengine.connect.support.config.ConfigKeys;
import io.syncengine.connect.support.config.DistinctList;
import io.syncengine.connect.support.config.OneOf;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

import java.util.HashSet;
import java.util.List;

/** How values become cells. */
public final class CellKeys {

    public static final String GROUP = "Cells";

    public static final String INTEGERS_CONFIG = "cell.integers";
    public static final String INTEGERS_DEFAULT = "number";
    private static final String INTEGERS_DOC =
            "How whole numbers are written: `number`, or `text`. Numbers beyond 2^53, which a spreadsheet would round, are"
                    + " text in either case.";

    public static final String DECIMALS_CONFIG = "cell.decimals";
    public static final String DECIMALS_DEFAULT = "text";
    private static final String DECIMALS_DOC =
            "How decimal numbers are written: `text`, every digit as it came, or `number`, with the 15 digits or so that a"
                    + " spreadsheet keeps. Records without schema have decimals wherever a number has a fraction; floating-point"
                    + " numbers of a schema are numbers always.";

    public static final String TIMESTAMPS_CONFIG = "cell.timestamps";
    public static final String TIMESTAMPS_DEFAULT = "iso";
    private static final String TIMESTAMPS_DOC =
            "How moments are written: `iso`, as text such as `2026-05-06T12:00:00Z`; `epoch`, as the number of seconds since"
                    + " 1970; `serial`, as a date of the spreadsheet, in its time zone. `_updated_at`, from which the sink"
                    + " reads versions back, is `iso` with `serial` too.";

    public static final String EPOCH_FIELDS_CONFIG = "cell.epoch.fields";
    public static final List<String> EPOCH_FIELDS_DEFAULT = List.of();
    private static final String EPOCH_FIELDS_DOC =
            "Whole-number fields that hold seconds since 1970 and are to be shown as moments, such as"
                    + " `created,subscriptions.start_date`: a field of every stream, or of one.";

    public static final String OVERFLOW_CONFIG = "cell.overflow";
    public static final String OVERFLOW_DEFAULT = "error";
    private static final String OVERFLOW_DOC =
            "What happens to a text of more than 50,000 characters, which no cell can hold: `error`, its row is reported as"
                    + " one that cannot be stored, or `truncate`, the text is cut and ends with `…[truncated n]`. A field of"
                    + " the key is never cut.";

    public static final String GUARD_CONFIG = "csv.injection.guard";
    public static final boolean GUARD_DEFAULT = false;
    private static final String GUARD_DOC =
            "Whether texts that start with `=`, `+`, `-`, `@`, a tab or a carriage return get an apostrophe in front. In the"
                    + " spreadsheet itself such texts are harmless, since they are never taken for formulas; other programs may"
                    + " take them so when they open an export. Fields of the key are left as they are.";

    private CellKeys() {}

    static void define(ConfigDef def) {
        ConfigKeys.of(def, GROUP)
                .text(INTEGERS_CONFIG, "Whole numbers")
                .optional(INTEGERS_DEFAULT)
                .oneOf(OneOf.constants(NumberForm.values()))
                .define(INTEGERS_DOC)
                .text(DECIMALS_CONFIG, "Decimal numbers")
                .optional(DECIMALS_DEFAULT)
                .oneOf(OneOf.constants(NumberForm.values()))
                .define(DECIMALS_DOC)
                .text(TIMESTAMPS_CONFIG, "Moments")
                .optional(TIMESTAMPS_DEFAULT)
                .oneOf(OneOf.constants(TimeCells.values()))
                .define(TIMESTAMPS_DOC)
                .list(EPOCH_FIELDS_CONFIG, "Numbers that are moments")
                .optional(EPOCH_FIELDS_DEFAULT)
                .check(DistinctList.maybeEmpty())
                .define(EPOCH_FIELDS_DOC)
                .text(OVERFLOW_CONFIG, "Long texts")
                .optional(OVERFLOW_DEFAULT)
                .oneOf(OneOf.constants(CellOverflow.values()))
                .define(OVERFLOW_DOC)
                .flag(GUARD_CONFIG, "Guard exports")
                .optional(GUARD_DEFAULT)
                .define(GUARD_DOC);
    }

    /** The rules that these settings stand for. */
    static CellRules rules(AbstractConfig config) {
        return new CellRules(
                Words.constant(NumberForm.class, config.getString(INTEGERS_CONFIG)),
                Words.constant(NumberForm.class, config.getString(DECIMALS_CONFIG)),
                Words.constant(TimeCells.class, config.getString(TIMESTAMPS_CONFIG)),
                Words.constant(CellOverflow.class, config.getString(OVERFLOW_CONFIG)),
                new HashSet<>(config.getList(EPOCH_FIELDS_CONFIG)),
                config.getBoolean(GUARD_CONFIG));
    }
}

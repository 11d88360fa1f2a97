// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.json;

import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Schemas and structs at random, with a liking for what is difficult. */
final class Samples {

    private static final long DAY = 86_400_000;

    private static final String[] PIECES = {
        "plain",
        "\"",
        "\\",
        "/",
        "\b\t\n\f\r",
        "\u0000",
        "\u001F",
        "\u007F",
        "\u0080",
        "ä",
        "߿",
        "ࠀ",
        "漢字",
        "\u2028",
        "\uFEFF",
        "\uFFFD",
        "\uFFFF",
        "😀",
        "\uD800",
        "\uDC00",
        "\uDE00\uD83D",
        "{\"a\":[1,null,\"b\\\"\\u00e4\"]}",
        "</script>",
    };

    private static final double[] FRACTIONS = {
        0,
        -0.0,
        1,
        -1,
        0.1,
        1e21,
        1.5e-7,
        100,
        1e7,
        123456789.125,
        Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        2.2250738585072012e-308,
    };

    private static final long[] NUMBERS = {
        0,
        1,
        -1,
        9,
        10,
        127,
        128,
        -129,
        65_536,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        1L << 31,
        -(1L << 31) - 1,
        1L << 53,
        999_999_999_999_999_999L,
        1_000_000_000_000_000_000L,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
    };

    private final Random random;

    Samples(long seed) {
        random = new Random(seed);
    }

    int number(int bound) {
        return random.nextInt(bound);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** A schema of a row, or of something that is more than a row. */
    Schema schema(boolean flat) {
        SchemaBuilder schema = SchemaBuilder.struct();
        if (chance(80)) {
            schema.name("topic" + number(5) + ".Value");
        }
        if (chance(20)) {
            schema.version(number(3)).doc(text());
        }
        int fields = number(8) + 1;
        for (int i = 0; i < fields; i++) {
            String name = chance(20) ? text() + i : "field_" + i;
            schema.field(name, flat ? scalar() : anything(2));
        }
        return schema.build();
    }

    private Schema scalar() {
        SchemaBuilder builder = switch (number(7)) {
            case 0 -> SchemaBuilder.bool();
            case 1 -> SchemaBuilder.int32();
            case 2 -> SchemaBuilder.int64();
            case 3 -> SchemaBuilder.float64();
            case 4 -> Timestamp.builder();
            default -> SchemaBuilder.string();
        };
        if (builder.name() == null && chance(30)) {
            builder.name("io.debezium.data.Json").parameter("a", text());
        }
        if (chance(60)) {
            builder.optional();
        }
        return builder.build();
    }

    private Schema anything(int depth) {
        if (depth > 0 && chance(25)) {
            SchemaBuilder nested = switch (number(4)) {
                case 0 -> SchemaBuilder.array(anything(depth - 1));
                case 1 -> SchemaBuilder.map(Schema.STRING_SCHEMA, anything(depth - 1));
                case 2 -> SchemaBuilder.map(Schema.INT32_SCHEMA, anything(depth - 1));
                default -> SchemaBuilder.struct().field("inner", anything(depth - 1));
            };
            return chance(50) ? nested.optional().build() : nested.build();
        }
        if (chance(50)) {
            return scalar();
        }
        SchemaBuilder builder = switch (number(8)) {
            case 0 -> SchemaBuilder.int8();
            case 1 -> SchemaBuilder.int16();
            case 2 -> SchemaBuilder.float32();
            case 3 -> SchemaBuilder.bytes();
            case 4 -> Decimal.builder(number(4));
            case 5 -> Date.builder();
            case 6 -> Time.builder();
            default -> SchemaBuilder.string().defaultValue(text());
        };
        return chance(50) ? builder.optional().build() : builder.build();
    }

    /** A struct of the schema; what is optional or has a default is missing now and then. */
    Struct struct(Schema schema) {
        Struct struct = new Struct(schema);
        for (Field field : schema.fields()) {
            boolean mayMiss = field.schema().isOptional() || field.schema().defaultValue() != null;
            if (!mayMiss || chance(70)) {
                struct.put(field, value(field.schema()));
            }
        }
        return struct;
    }

    private Object value(Schema schema) {
        if (schema.name() != null) {
            switch (schema.name()) {
                case Timestamp.LOGICAL_NAME -> {
                    return new java.util.Date(number());
                }
                case Date.LOGICAL_NAME -> {
                    return new java.util.Date(number(20_000) * DAY);
                }
                case Time.LOGICAL_NAME -> {
                    return new java.util.Date(number((int) DAY));
                }
                case Decimal.LOGICAL_NAME -> {
                    int scale = Integer.parseInt(schema.parameters().get(Decimal.SCALE_FIELD));
                    return BigDecimal.valueOf(number(), scale);
                }
                default -> {
                    // Only a name.
                }
            }
        }
        return switch (schema.type()) {
            case BOOLEAN -> random.nextBoolean();
            case INT8 -> (byte) number();
            case INT16 -> (short) number();
            case INT32 -> (int) number();
            case INT64 -> number();
            case FLOAT32 -> (float) fraction();
            case FLOAT64 -> fraction();
            case STRING -> text();
            case BYTES -> text().getBytes(StandardCharsets.UTF_8);
            case STRUCT -> struct(schema);
            case ARRAY -> list(schema.valueSchema());
            case MAP -> map(schema);
        };
    }

    private List<Object> list(Schema elements) {
        List<Object> list = new ArrayList<>();
        for (int i = number(3); i > 0; i--) {
            list.add(value(elements));
        }
        return list;
    }

    private Map<Object, Object> map(Schema schema) {
        Map<Object, Object> map = new HashMap<>();
        for (int i = number(3); i > 0; i--) {
            map.put(value(schema.keySchema()), value(schema.valueSchema()));
        }
        return map;
    }

    private long number() {
        return chance(50) ? NUMBERS[number(NUMBERS.length)] : random.nextLong() >> number(64);
    }

    private double fraction() {
        return chance(50) ? FRACTIONS[number(FRACTIONS.length)] : Double.longBitsToDouble(random.nextLong());
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = number(6); i > 0; i--) {
            text.append(chance(50) ? PIECES[number(PIECES.length)] : PIECES[0]);
            if (chance(10)) {
                text.append("x".repeat(number(3000)));
            }
        }
        return text.toString();
    }
}

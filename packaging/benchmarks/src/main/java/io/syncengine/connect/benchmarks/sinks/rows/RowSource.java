// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.sinks.rows;

import io.syncengine.connect.benchmarks.measure.SinkPhase;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/**
 * Makes the records of a phase, slice by slice, as a consumer hands them over: new objects each time, so that no sink
 * profits from what it has seen before. Version k of row i is always the same.
 */
public final class RowSource {

    /** A topic as our source names it; the last part names the table. */
    public static final String TOPIC = "stripe." + RowTable.NAME;

    private static final String ACCOUNT = "acct_1BenchmarkSinks0";
    private static final long START = 1_700_000_000L;
    private static final long VERSION_SECONDS = 86_400;
    private static final int TEXT = 2_600;

    private static final long STEP = 0x9E3779B97F4A7C15L;
    private static final char[] DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".toCharArray();

    private final RowWidth width;

    public RowSource(RowWidth width) {
        this.width = width;
    }

    /**
     * Some records of a phase.
     *
     * @param from number of the first row
     * @param to the one behind the last
     * @param offset of the first row's record
     */
    public List<SinkRecord> records(SinkPhase phase, int from, int to, long offset) {
        List<SinkRecord> records = new ArrayList<>(to - from);
        for (int row = from; row < to; row++) {
            records.add(record(phase, row, offset + row - from));
        }
        return records;
    }

    private SinkRecord record(SinkPhase phase, int row, long offset) {
        int version = phase.version(row);
        Struct key = new Struct(RowColumns.KEY).put("id", id(row)).put("_account_id", ACCOUNT);
        boolean deleted = phase.isDeleted(row);
        // A delete is newer than any version.
        long millis = (START + row + (deleted ? 9 : version) * VERSION_SECONDS) * 1000;
        return new SinkRecord(
                TOPIC,
                0,
                RowColumns.KEY,
                key,
                deleted ? null : RowColumns.VALUE,
                deleted ? null : value(row, version, millis),
                offset,
                millis,
                TimestampType.CREATE_TIME);
    }

    /** Sums of it tell which versions a table holds. */
    static long amount(int row, int version) {
        return 1_000 + row % 9_000 + 10_000L * version;
    }

    private static String id(int row) {
        return "ch_" + token(row, 0, 24);
    }

    private Struct value(int row, int version, long millis) {
        boolean refunded = version > 0 && row % 7 == 0;
        String id = id(row);
        String metadata = "{\"order_id\":\"" + token(row, 9, 8) + "\",\"revision\":\"" + version + "\"}";
        Struct value = new Struct(RowColumns.VALUE)
                .put("id", id)
                .put("object", "charge")
                .put("amount", amount(row, version))
                .put("amount_captured", amount(row, version))
                .put("amount_refunded", refunded ? 500L : 0L)
                .put("created", START + row)
                .put("captured", true)
                .put("disputed", row % 1_000 == 0)
                .put("livemode", false)
                .put("paid", true)
                .put("refunded", refunded)
                .put("balance_transaction", "txn_" + token(row, 1, 24))
                .put("currency", row % 3 == 0 ? "eur" : "usd")
                .put("customer", "cus_" + token(row / 5, 2, 14))
                .put("description", "Order " + row + ", revision " + version)
                .put("payment_intent", "pi_" + token(row, 3, 24))
                .put("payment_method", "pm_" + token(row, 4, 24))
                .put("receipt_email", "customer" + row / 5 + "@example.com")
                .put("status", "succeeded")
                .put("metadata", metadata)
                .put("_account_id", ACCOUNT)
                .put("_updated_at", new Date(millis));
        return value.put("_raw_data", width == RowWidth.NARROW ? narrow(value) : wide(row, value));
    }

    private static String narrow(Struct value) {
        return "{\"id\":\"" + value.getString("id") + "\",\"amount\":" + value.getInt64("amount") + "}";
    }

    private static String wide(int row, Struct value) {
        StringBuilder text = new StringBuilder(TEXT);
        member(text.append('{'), "id", value.getString("id"));
        text.append(",\"object\":\"charge\",\"amount\":").append(value.getInt64("amount"));
        text.append(",\"amount_captured\":").append(value.getInt64("amount_captured"));
        text.append(",\"amount_refunded\":").append(value.getInt64("amount_refunded"));
        text.append(",\"application\":null,\"application_fee\":null,\"application_fee_amount\":null,");
        member(text, "balance_transaction", value.getString("balance_transaction"));
        text.append(",\"billing_details\":{\"address\":{\"city\":\"Springfield\",\"country\":\"US\",");
        member(text, "line1", row % 997 + " Evergreen Terrace");
        text.append(",\"line2\":null,\"postal_code\":\"").append(10_000 + row % 89_999);
        text.append("\",\"state\":\"OR\"},");
        member(text, "email", value.getString("receipt_email"));
        member(text.append(','), "name", "Customer Number " + row / 5);
        text.append(",\"phone\":null,\"tax_id\":null},\"calculated_statement_descriptor\":\"BENCHMARK\"");
        text.append(",\"captured\":true,\"created\":")
                .append(value.getInt64("created"))
                .append(',');
        member(text, "currency", value.getString("currency"));
        member(text.append(','), "customer", value.getString("customer"));
        member(text.append(','), "description", value.getString("description"));
        text.append(",\"destination\":null,\"dispute\":null,\"disputed\":").append(value.getBoolean("disputed"));
        text.append(",\"failure_balance_transaction\":null,\"failure_code\":null,\"failure_message\":null");
        text.append(",\"fraud_details\":{},\"invoice\":null,\"livemode\":false,\"metadata\":");
        text.append(value.getString("metadata")).append(",\"on_behalf_of\":null,\"order\":null,");
        text.append("\"outcome\":{\"advice_code\":null,\"network_advice_code\":null,\"network_decline_code\":null,");
        text.append("\"network_status\":\"approved_by_network\",\"reason\":null,\"risk_level\":\"normal\",");
        text.append("\"risk_score\":").append(row % 65).append(",\"seller_message\":\"Payment complete.\",");
        text.append("\"type\":\"authorized\"},\"paid\":true,");
        member(text, "payment_intent", value.getString("payment_intent"));
        member(text.append(','), "payment_method", value.getString("payment_method"));
        card(text, row);
        member(text, "receipt_email", value.getString("receipt_email"));
        text.append(",\"receipt_number\":null,");
        String receipt = token(row, 6, 60);
        member(text, "receipt_url", "https://pay.stripe.com/receipts/payment/CAcaFwoVYWNjdF8xQmVuY2htYXJr" + receipt);
        text.append(",\"refunded\":").append(value.getBoolean("refunded")).append(",\"review\":null,");
        text.append("\"shipping\":null,\"source\":null,\"source_transfer\":null,\"statement_descriptor\":null,");
        text.append("\"statement_descriptor_suffix\":null,\"status\":\"succeeded\",\"transfer_data\":null,");
        text.append("\"transfer_group\":null}");
        return text.toString();
    }

    private static void card(StringBuilder text, int row) {
        text.append(",\"payment_method_details\":{\"card\":{\"amount_authorized\":")
                .append(1_000 + row % 9_000);
        text.append(",\"authorization_code\":\"")
                .append(100_000 + row % 899_999)
                .append("\",\"brand\":\"visa\",");
        text.append("\"checks\":{\"address_line1_check\":\"pass\",\"address_postal_code_check\":\"pass\",");
        text.append("\"cvc_check\":\"pass\"},\"country\":\"US\",\"exp_month\":").append(1 + row % 12);
        text.append(",\"exp_year\":").append(2027 + row % 8).append(",\"extended_authorization\":{");
        text.append("\"status\":\"disabled\"},");
        member(text, "fingerprint", token(row / 5, 5, 16));
        text.append(",\"funding\":\"credit\",\"incremental_authorization\":{\"status\":\"unavailable\"},");
        text.append("\"installments\":null,\"last4\":\"")
                .append(1_000 + row % 8_999)
                .append("\",\"mandate\":null,");
        text.append("\"multicapture\":{\"status\":\"unavailable\"},\"network\":\"visa\",\"network_token\":{");
        text.append("\"used\":false},");
        member(text, "network_transaction_id", token(row, 7, 15));
        text.append(",\"overcapture\":{\"maximum_amount_capturable\":").append(1_000 + row % 9_000);
        text.append(",\"status\":\"unavailable\"},\"regulated_status\":\"unregulated\",\"three_d_secure\":null,");
        text.append("\"wallet\":null},\"type\":\"card\"},\"radar_options\":{},");
    }

    private static void member(StringBuilder text, String name, String value) {
        text.append('"').append(name).append("\":\"").append(value).append('"');
    }

    /** Letters and digits that no compression makes smaller; the same for the same numbers. */
    private static String token(int row, int salt, int length) {
        char[] token = new char[length];
        long state = row * STEP + salt;
        for (int i = 0; i < length; i++) {
            state += STEP;
            long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
            mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
            token[i] = DIGITS[(int) ((mixed >>> 33) % DIGITS.length)];
        }
        return new String(token);
    }
}

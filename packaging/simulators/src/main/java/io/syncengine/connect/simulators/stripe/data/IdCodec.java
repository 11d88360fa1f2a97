// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.stripe.data;

import io.syncengine.connect.simulators.stripe.catalog.IdRule;
import io.syncengine.connect.simulators.stripe.catalog.StreamSpec;
import io.syncengine.connect.simulators.stripe.shape.Draws;
import io.syncengine.connect.simulators.stripe.shape.JsonBuffer;

/**
 * Ids from numbers and back: seven characters hold the number, shuffled so that ids show no order; the others follow from
 * it. Immutable.
 */
final class IdCodec {
    private static final int CODE = 7;
    private static final int HALF_BITS = 20;
    private static final int HALF = (1 << HALF_BITS) - 1;
    private static final int ROUNDS = 4;
    private static final String[] COUNTRIES =
            ("US GB DE FR JP AU AT BE BG BR CA HR CY CZ DK EE FI GI GR HK HU IE IN IT LV "
                            + "LI LT LU MT MX MY NL NZ NO PL PT RO SG SK SI ES SE CH TH AE ID")
                    .split(" ");
    private static final String[] CAPABILITIES =
            ("card_payments transfers acss_debit_payments affirm_payments afterpay_clearpay_payments bacs_debit_payments "
                            + "bancontact_payments blik_payments boleto_payments cashapp_payments eps_payments "
                            + "fpx_payments giropay_payments grabpay_payments ideal_payments klarna_payments "
                            + "konbini_payments link_payments oxxo_payments p24_payments sepa_debit_payments "
                            + "us_bank_account_ach_payments")
                    .split(" ");
    private static final String[] REPORTS = ("activity.itemized activity.summary balance.summary "
                    + "balance_change_from_activity.itemized balance_change_from_activity.summary "
                    + "ending_balance_reconciliation.itemized ending_balance_reconciliation.summary payouts.itemized "
                    + "payouts.summary payout_reconciliation.itemized")
            .split(" ");

    private final IdRule rule;
    private final long key;

    /** @param seed differs between accounts and modes */
    IdCodec(StreamSpec stream, long seed) {
        rule = stream.id();
        key = Draws.mix(seed, ~stream.position());
    }

    /** Numbers that have an id. */
    int most() {
        return switch (rule.scheme()) {
            case RANDOM -> Integer.MAX_VALUE;
            case COUNTRY -> COUNTRIES.length;
            case REPORT -> REPORTS.length * 4;
            case NUMBER -> 80_000_000;
            case CAPABILITY -> CAPABILITIES.length;
        };
    }

    /** Whether the ids are from a list. */
    boolean isCatalogue() {
        return rule.scheme() != IdRule.Scheme.RANDOM;
    }

    void append(JsonBuffer out, long number) {
        out.append(rule.prefix());
        if (rule.scheme() == IdRule.Scheme.RANDOM) {
            out.base62(shuffle(number), CODE).base62(Draws.mix(key, number), rule.length() - CODE);
        } else {
            out.append(catalogued((int) number));
        }
    }

    private String catalogued(int number) {
        return switch (rule.scheme()) {
            case COUNTRY -> COUNTRIES[number % COUNTRIES.length];
            case REPORT -> REPORTS[number % REPORTS.length] + "." + (number / REPORTS.length + 1);
            case CAPABILITY -> CAPABILITIES[number % ChildData.SLOTS % CAPABILITIES.length];
            case NUMBER, RANDOM -> Integer.toString(10_000_000 + number);
        };
    }

    String text(long number) {
        JsonBuffer out = new JsonBuffer(40);
        append(out, number);
        return out.toString();
    }

    /** Number of an id; -1 when none of the first {@code count} numbers has it. */
    long number(String id, long count) {
        if (!id.startsWith(rule.prefix())) {
            return -1;
        }
        String code = id.substring(rule.prefix().length());
        long number = switch (rule.scheme()) {
            case RANDOM -> code.length() == rule.length() ? unshuffle(base62(code)) : -1;
            case COUNTRY -> place(COUNTRIES, code);
            case REPORT -> report(code);
            case CAPABILITY -> -1;
            case NUMBER -> code.matches("[0-9]{8}") ? Long.parseLong(code) - 10_000_000 : -1;
        };
        return number >= 0 && number < count && text(number).equals(id) ? number : -1;
    }

    private static long report(String code) {
        int dot = code.lastIndexOf('.');
        int place = dot < 0 ? -1 : place(REPORTS, code.substring(0, dot));
        String version = code.substring(dot + 1);
        return place >= 0 && version.matches("[1-4]")
                ? place + (long) REPORTS.length * (Integer.parseInt(version) - 1)
                : -1;
    }

    private static int place(String[] texts, String text) {
        for (int i = 0; i < texts.length; i++) {
            if (texts[i].equals(text)) {
                return i;
            }
        }
        return -1;
    }

    private static long base62(String code) {
        long number = 0;
        for (int i = CODE - 1; i >= 0; i--) {
            char c = code.charAt(i);
            int digit = c <= '9' ? c - '0' : c <= 'Z' ? c - 'A' + 10 : c - 'a' + 36;
            number = number * 62 + digit;
        }
        return number;
    }

    /** A Feistel network: each of 2^40 numbers has another one. */
    private long shuffle(long number) {
        long left = number >>> HALF_BITS;
        long right = number & HALF;
        for (int round = 0; round < ROUNDS; round++) {
            long next = left ^ (Draws.mix(key + round, right) & HALF);
            left = right;
            right = next;
        }
        return left << HALF_BITS | right;
    }

    private long unshuffle(long shuffled) {
        long left = shuffled >>> HALF_BITS & HALF;
        long right = shuffled & HALF;
        for (int round = ROUNDS - 1; round >= 0; round--) {
            long before = right ^ (Draws.mix(key + round, left) & HALF);
            right = left;
            left = before;
        }
        return left << HALF_BITS | right;
    }
}

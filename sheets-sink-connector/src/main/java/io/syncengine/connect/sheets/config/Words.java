// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.config;

import java.util.Locale;

/** Constants as a configuration writes them. */
final class Words {

    private Words() {}

    /** The constant that a valid word stands for. */
    static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.api;

import java.util.SplittableRandom;

/** Ids that the API gives out: random, but the same for the same seed. */
public final class Ids {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final int LENGTH = 43;

    private SplittableRandom random;
    private final long seed;

    public Ids(long seed) {
        this.seed = seed;
        random = new SplittableRandom(seed);
    }

    /** Starts over. */
    public void clear() {
        random = new SplittableRandom(seed);
    }

    /** Of sheets and the like: positive. */
    public int number() {
        return random.nextInt(1, Integer.MAX_VALUE);
    }

    /** Of a spreadsheet. */
    public String spreadsheet() {
        StringBuilder id = new StringBuilder("1");
        for (int i = 0; i < LENGTH; i++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return id.toString();
    }
}

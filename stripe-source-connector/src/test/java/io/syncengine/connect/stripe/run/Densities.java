// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.stripe.run;

import java.util.Arrays;
import java.util.Random;

/** How objects may lie in time. */
enum Densities {
    EVEN {
        @Override
        double place(Random random) {
            return random.nextDouble();
        }
    },
    GROWING {
        @Override
        double place(Random random) {
            return Math.pow(random.nextDouble(), 0.25);
        }
    },
    SHRINKING {
        @Override
        double place(Random random) {
            return Math.pow(random.nextDouble(), 3);
        }
    },
    TWO_HEAPS {
        @Override
        double place(Random random) {
            double heap = random.nextInt(3) == 0 ? 0.2 : 0.8;
            return Math.min(0.999, Math.max(0, heap + random.nextGaussian() * 0.03));
        }
    },
    SEASONS {
        @Override
        double place(Random random) {
            double place = random.nextDouble();
            return random.nextDouble() < 0.5 + 0.5 * Math.sin(place * 40) ? place : place(random);
        }
    },
    /** An import: nearly all in a few minutes. */
    IMPORT {
        @Override
        double place(Random random) {
            return random.nextInt(20) == 0 ? random.nextDouble() : 0.6 + random.nextDouble() * 0.00001;
        }
    },
    /** Hundreds in each of a few seconds. */
    CLUMPS {
        @Override
        double place(Random random) {
            return random.nextInt(30) / 30.0;
        }
    },
    /** All older than the account. */
    OLDER {
        @Override
        double place(Random random) {
            return -0.5 + random.nextDouble() * 0.3;
        }
    };

    /** Where the next object lies between the account's beginning, 0, and now, 1. */
    abstract double place(Random random);

    /** Moments of so many objects, newest first. */
    long[] moments(int count, long from, long to, Random random) {
        long[] moments = new long[count];
        for (int i = 0; i < count; i++) {
            moments[i] = -(from + (long) ((to - from) * place(random)));
        }
        Arrays.sort(moments);
        for (int i = 0; i < count; i++) {
            moments[i] = -moments[i];
        }
        return moments;
    }
}

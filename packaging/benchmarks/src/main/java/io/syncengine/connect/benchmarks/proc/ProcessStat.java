// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.benchmarks.proc;

/**
 * The {@code stat} file of a process or a thread.
 *
 * @param name of the program or thread; Linux keeps 15 bytes of it
 * @param parent id of the process that started it
 * @param ownTicks CPU time that it has used, in user mode and in the kernel
 * @param endedTicks CPU time of its children that have ended
 */
record ProcessStat(String name, long parent, long ownTicks, long endedTicks) {

    /** Linux shows these times to programs in hundredths of a second, whatever the kernel's own clock does. */
    static final double MICROS_PER_TICK = 10_000;

    private static final int PARENT = 1;
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int ENDED_USER = 13;
    private static final int ENDED_SYSTEM = 14;

    /** @throws IllegalArgumentException if the text is no such file */
    static ProcessStat parse(String text) {
        // The name stands in brackets, may hold brackets and blanks itself, and nothing behind it does.
        int open = text.indexOf('(');
        int close = text.lastIndexOf(')');
        if (open < 0 || close < open) {
            throw new IllegalArgumentException("not the stat file of a process: " + text);
        }
        String[] fields = text.substring(close + 1).strip().split(" ");
        if (fields.length <= ENDED_SYSTEM) {
            throw new IllegalArgumentException("not the whole stat file of a process: " + text);
        }
        return new ProcessStat(
                text.substring(open + 1, close),
                Long.parseLong(fields[PARENT]),
                Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]),
                Long.parseLong(fields[ENDED_USER]) + Long.parseLong(fields[ENDED_SYSTEM]));
    }

    double micros() {
        return (ownTicks + endedTicks) * MICROS_PER_TICK;
    }
}

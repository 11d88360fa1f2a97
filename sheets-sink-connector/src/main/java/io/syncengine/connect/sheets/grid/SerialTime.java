// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.sheets.grid;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Times as a spreadsheet counts them: local days since 1899-12-30, with a fraction. */
public final class SerialTime {

    private static final LocalDateTime EPOCH = LocalDateTime.of(1899, 12, 30, 0, 0);
    private static final double DAY = Duration.ofDays(1).toMillis();

    private SerialTime() {}

    /** @param zone of the spreadsheet */
    public static double days(long millis, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), zone);
        return Duration.between(EPOCH, local).toMillis() / DAY;
    }

    /** To the millisecond. Of the hour that comes twice when clocks are set back, the first is taken. */
    public static long millis(double days, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofEpochSecond(EPOCH.toEpochSecond(ZoneOffset.UTC), 0, ZoneOffset.UTC)
                .plus(Duration.ofMillis(Math.round(days * DAY)));
        return local.atZone(zone).toInstant().toEpochMilli();
    }
}

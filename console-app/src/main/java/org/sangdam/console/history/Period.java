package org.sangdam.console.history;

import java.time.LocalDate;

/** In which days a consultation began. */
public enum Period {
    TODAY,
    SEVEN_DAYS,
    THIRTY_DAYS,
    ALL,
    /** From one day to another, both chosen and both included. */
    BETWEEN;

    /** The first day, null for no limit; {@code chosen} counts for {@link #BETWEEN}. */
    LocalDate first(LocalDate today, LocalDate chosen) {
        return switch (this) {
            case TODAY -> today;
            case SEVEN_DAYS -> today.minusDays(6);
            case THIRTY_DAYS -> today.minusDays(29);
            case ALL -> null;
            case BETWEEN -> chosen;
        };
    }
}

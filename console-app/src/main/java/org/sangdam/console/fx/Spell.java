package org.sangdam.console.fx;

/** A length of time as people read it from a clock: {@code 04:07}, {@code 1:02:09}. */
public record Spell(long millis) {
    @Override
    public String toString() {
        long seconds = Math.max(0, millis / 1_000);
        long hours = seconds / 3_600;
        return hours > 0
                ? String.format("%d:%02d:%02d", hours, seconds / 60 % 60, seconds % 60)
                : String.format("%02d:%02d", seconds / 60, seconds % 60);
    }
}

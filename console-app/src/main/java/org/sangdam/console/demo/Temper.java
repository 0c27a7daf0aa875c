package org.sangdam.console.demo;

import java.util.random.RandomGenerator;

/** What a customer is like. Times in seconds. */
enum Temper {
    /** Writes slowly, waits for ever. */
    CALM(0.16, 0, 90, 0.3),
    /** Writes quickly and to the point. */
    BRISK(0.07, 600, 60, 0.4),
    /** Adds whatever comes to mind, and asks soon whether anybody is there. */
    WORRIED(0.10, 0, 35, 1.0),
    /** Gives up soon, and often tries again. */
    HASTY(0.06, 40, 30, 0.2);

    private final double secondsPerLetter;
    private final double patience;
    private final double silence;
    private final double talkative;

    Temper(double secondsPerLetter, double patience, double silence, double talkative) {
        this.secondsPerLetter = secondsPerLetter;
        this.patience = patience;
        this.silence = silence;
        this.talkative = talkative;
    }

    /** One in eight is hasty. */
    static Temper any(RandomGenerator random) {
        return switch (random.nextInt(8)) {
            case 0 -> HASTY;
            case 1, 2 -> WORRIED;
            case 3, 4, 5 -> BRISK;
            default -> CALM;
        };
    }

    double writing(String text, RandomGenerator random) {
        return Math.min(25, 0.8 + text.length() * secondsPerLetter * random.nextDouble(0.7, 1.3));
    }

    boolean givesUp() {
        return patience > 0;
    }

    /** How long it takes until this customer gives up waiting. */
    double patience(RandomGenerator random) {
        return patience * random.nextDouble(0.6, 1.6);
    }

    /** How long the counsellor may be silent. */
    double silence(RandomGenerator random) {
        return silence * random.nextDouble(0.8, 1.5);
    }

    boolean talks(RandomGenerator random) {
        return random.nextDouble() < talkative;
    }
}

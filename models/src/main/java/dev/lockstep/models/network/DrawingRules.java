package dev.lockstep.models.network;

import java.util.Optional;

/** Holds what a file draws against what its {@code random} says, each where it is read. */
final class DrawingRules {
    private final Optional<RandomDefinition> random;
    private final boolean known;
    private boolean drawn;
    private boolean lackTold;

    DrawingRules(Optional<RandomDefinition> random) {
        this(random, true);
    }

    private DrawingRules(Optional<RandomDefinition> random, boolean known) {
        this.random = random;
        this.known = known;
    }

    /** Where a mistake leaves it unknown what {@code random} says: nothing is held against it. */
    static DrawingRules unknown() {
        return new DrawingRules(Optional.empty(), false);
    }

    /** For values that are drawn in every run; a mistake is noted. */
    void drawsAlways(Location location, String what) {
        if (!known) {
            return;
        }
        drawn = true;
        if (random.isEmpty()) {
            if (!lackTold) {
                location.note(
                        what + " are random, so the file needs a 'random', as in random: {generator: numpy, seed: 0}");
            }
            lackTold = true;
        } else if (random.get().seed().isEmpty()) {
            location.note(what + " are random in every run, so 'random' needs a 'seed'");
        }
    }

    /** For values that are drawn only if a seed is asked for; a mistake is noted. */
    void drawsWithSeed(Location location) {
        if (!known) {
            return;
        }
        drawn = true;
        if (random.isEmpty()) {
            location.note("'with-seed' needs a 'random', as in random: {generator: numpy}");
        } else if (random.get().seed().isPresent()) {
            location.note("'random' has a 'seed', so 'values' would never be used: leave one of them out");
        }
    }

    /** Whether anything was drawn until now. */
    boolean drawn() {
        return drawn;
    }

    /** For values that were drawn where they were read before, by the same rules. */
    void noteDrawn() {
        drawn = true;
    }

    /** For the end of a file in which all that may draw could be read; a mistake is noted. */
    void checkDrawn(Location random) {
        if (!drawn) {
            random.note("nothing in this file is random: leave out 'random'");
        }
    }
}

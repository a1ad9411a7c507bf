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

    /** For values that are drawn in every run. */
    void drawsAlways(Location location, String what) {
        if (!known) {
            return;
        }
        if (random.isEmpty()) {
            if (lackTold) {
                throw location.mistakes().noted();
            }
            lackTold = true;
            throw location.error(
                    what + " are random, so the file needs a 'random', as in random: {generator: numpy, seed: 0}");
        }
        if (random.get().seed().isEmpty()) {
            throw location.error(what + " are random in every run, so 'random' needs a 'seed'");
        }
        drawn = true;
    }

    /** For values that are drawn only if a seed is asked for. */
    void drawsWithSeed(Location location) {
        if (!known) {
            return;
        }
        if (random.isEmpty()) {
            throw location.error("'with-seed' needs a 'random', as in random: {generator: numpy}");
        }
        if (random.get().seed().isPresent()) {
            throw location.error("'random' has a 'seed', so 'values' would never be used: leave one of them out");
        }
        drawn = true;
    }

    /** Whether anything was drawn until now. */
    boolean drawn() {
        return drawn;
    }

    /** For values that were drawn where they were read before, by the same rules. */
    void noteDrawn() {
        drawn = true;
    }

    /** For the end of the file. */
    void checkDrawn(Location random) {
        if (!drawn) {
            throw random.error("nothing in this file is random: leave out 'random'");
        }
    }
}

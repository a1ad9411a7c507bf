package dev.lockstep.nn.initializer;

import dev.lockstep.nn.random.RandomStream;

/** Another initialiser's values, drawn from the same generator with a seed of their own; the stream of all others stays where it is. */
public record OwnSeed(Initializer values, long seed) implements Initializer {
    /** @throws dev.lockstep.api.LockstepException if the seed is not from 0 to 2^32 - 1 */
    public OwnSeed {
        RandomStream.requireSeed(seed);
    }

    @Override
    public NumberTable table(int rows, int columns, Draws draws) {
        return values.table(rows, columns, draws.withSeed(seed));
    }
}

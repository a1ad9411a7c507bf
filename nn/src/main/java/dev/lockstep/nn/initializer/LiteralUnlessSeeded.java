package dev.lockstep.nn.initializer;

/** The numbers themselves, and drawn ones instead if there is a seed to draw with. */
public record LiteralUnlessSeeded(Literal literal, Normal withSeed) implements Initializer {
    @Override
    public NumberTable table(int rows, int columns, Draws draws) {
        return draws.isSeeded() ? withSeed.table(rows, columns, draws) : literal.table(rows, columns, draws);
    }
}

package dev.lockstep.nn.initializer;

/**
 * Another initialiser's values, drawn column by column: in the order of a table of units x inputs, as PyTorch keeps weights. What follows
 * from the number of inputs stays the same.
 */
public record Transposed(Initializer values) implements Initializer {
    @Override
    public NumberTable table(int rows, int columns, Draws draws) {
        return values.table(rows, columns, draws.byColumns());
    }
}

package dev.lockstep.models.network;

import dev.lockstep.nn.initializer.NumberTable;

/**
 * Inputs and targets, a row of each for every sample.
 *
 * @param inputs samples x features
 * @param targets samples x outputs
 */
public record DataTables(NumberTable inputs, NumberTable targets) {
    /** The samples of these numbers, in their order. */
    DataTables rows(int[] numbers) {
        return new DataTables(rows(inputs, numbers), rows(targets, numbers));
    }

    private static NumberTable rows(NumberTable table, int[] numbers) {
        int columns = table.columns();
        double[] elements = new double[Math.multiplyExact(numbers.length, columns)];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = table.get(numbers[i / columns], i % columns);
        }
        return new NumberTable(numbers.length, columns, elements);
    }
}

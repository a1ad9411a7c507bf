package dev.lockstep.data;

import dev.lockstep.nn.initializer.NumberTable;

/** How much samples count, as a column of their file says. */
public final class SampleWeights {
    private SampleWeights() {}

    /**
     * The weight of each sample, samples x 1.
     *
     * @param rows of the samples in the file, ascending
     * @throws DataException if there is no such column, or a weight is missing, no number, or below 0
     */
    public static NumberTable of(DataSource source, String column, int[] rows) {
        int place = source.column(column);
        double[] weights = new double[rows.length];
        ChosenSourceRows.forEach(source, rows, (row, i) -> {
            if (row.isMissing(place)) {
                throw row.wrong(place, "the weight is missing");
            }
            weights[i] = row.number(place);
            if (weights[i] < 0) {
                throw row.wrong(place, "a weight must be at least 0, not " + Shown.quoted(row.text(place)));
            }
        });
        return new NumberTable(rows.length, 1, weights);
    }
}

package dev.lockstep.models.network;

import dev.lockstep.data.DataSource;
import dev.lockstep.data.EncodedRows;
import dev.lockstep.data.Encoding;
import dev.lockstep.data.SampleWeights;
import java.util.Optional;

/**
 * The samples of a file.
 *
 * @param origin the file and its rows that they come from; empty where it is not there
 */
record FileSamples(
        Encoding encoding,
        ValueSource inputs,
        ValueSource targets,
        Optional<ValueSource> weights,
        Optional<Origin> origin) {
    /** @param rows of the file, ascending */
    record Origin(DataSource source, int[] rows) {}

    /** @param weights the column that says how much each counts */
    static FileSamples of(Encoding encoding, DataSource source, EncodedRows rows, Optional<String> weights) {
        return new FileSamples(
                encoding,
                new ValueSource.Given(encoding.placed(rows.inputs(), source, rows.rows())),
                new ValueSource.Given(encoding.placedTargets(rows.targets(), source, rows.rows())),
                weights.map(column -> new ValueSource.Given(SampleWeights.of(source, column, rows.rows()))),
                Optional.of(new Origin(source, rows.rows())));
    }

    /** Those of a file that is not there. */
    static FileSamples absent(Encoding encoding) {
        return new FileSamples(
                encoding,
                new ValueSource.Absent(encoding.inputs()),
                new ValueSource.Absent(encoding.target().targets()),
                Optional.empty(),
                Optional.empty());
    }
}

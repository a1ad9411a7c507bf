package dev.lockstep.models.network;

import dev.lockstep.data.DataSource;
import dev.lockstep.data.EncodedRows;
import dev.lockstep.data.Encoding;
import java.util.Optional;

/**
 * The samples of a file.
 *
 * @param origin the file and its rows that they come from; empty where it is not there
 */
record FileSamples(Encoding encoding, ValueSource inputs, ValueSource targets, Optional<Origin> origin) {
    /** @param rows of the file, ascending */
    record Origin(DataSource source, int[] rows) {}

    static FileSamples of(Encoding encoding, DataSource source, EncodedRows rows) {
        return new FileSamples(
                encoding,
                new ValueSource.Given(rows.inputs()),
                new ValueSource.Given(rows.targets()),
                Optional.of(new Origin(source, rows.rows())));
    }

    /** Those of a file that is not there. */
    static FileSamples absent(Encoding encoding) {
        return new FileSamples(
                encoding,
                new ValueSource.Absent(encoding.inputs()),
                new ValueSource.Absent(encoding.target().targets()),
                Optional.empty());
    }
}

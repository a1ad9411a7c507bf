package dev.lockstep.models.network;

import dev.lockstep.data.CsvFile;
import dev.lockstep.data.Preparation;
import dev.lockstep.data.Table;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Where the files of data are that a network file names. */
interface TableOpener {
    /**
     * The table of a file.
     *
     * @throws dev.lockstep.api.LockstepException if it cannot be had
     */
    Table open(String path, CsvFile format);

    /** How its columns become numbers, where that is known already and the table is not needed. */
    default Optional<Preparation> known() {
        return Optional.empty();
    }

    /** Files whose paths are relative to the folder of a network file. */
    static TableOpener beside(Path networkFile) {
        return (path, format) -> {
            try {
                return format.read(networkFile.resolveSibling(path));
            } catch (InvalidPathException e) {
                throw new NetworkFileException(Text.line(Text.quoted(path) + " is not a path"), e);
            }
        };
    }

    /** No files: a text that comes from elsewhere does not read this machine's. */
    static TableOpener none() {
        return (path, format) -> {
            throw new NetworkFileException("its data are in the file " + Text.line(Text.quoted(path))
                    + ", which is read for a network file only");
        };
    }

    /** The network of a model, whose data are not needed. */
    static TableOpener of(Preparation preparation) {
        return new TableOpener() {
            @Override
            public Table open(String path, CsvFile format) {
                return none().open(path, format);
            }

            @Override
            public Optional<Preparation> known() {
                return Optional.of(preparation);
            }
        };
    }
}

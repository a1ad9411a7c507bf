package dev.lockstep.models.network;

import dev.lockstep.data.DataException;
import dev.lockstep.data.DataSource;
import dev.lockstep.data.Preparation;
import dev.lockstep.data.file.DataFile;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Where the files of data are that a network file names. */
interface DataFiles {
    /**
     * What a file holds.
     *
     * @throws dev.lockstep.api.LockstepException if it cannot be had
     */
    DataSource open(String path, DataFile format);

    /** How its columns become numbers, where that is known already and the file is not needed. */
    default Optional<Preparation> known() {
        return Optional.empty();
    }

    /** Files whose paths are relative to this folder. */
    static DataFiles in(Path folder) {
        return (path, format) -> format.open(resolved(folder, path));
    }

    /** This file in place of the one that is named, or those of the same names in this folder. */
    static DataFiles at(Path place) {
        return (path, format) -> format.open(
                Files.isDirectory(place)
                        ? place.resolve(resolved(Path.of(""), path).getFileName())
                        : place);
    }

    private static Path resolved(Path folder, String path) {
        if (path.matches("[A-Za-z][A-Za-z0-9+.-]*://.*")) {
            throw new DataException(
                    Text.line(Text.quoted(path)) + " is an address: data are read from files; name one by its path");
        }
        try {
            return folder.resolve(path);
        } catch (InvalidPathException e) {
            throw new NetworkFileException(Text.line(Text.quoted(path) + " is not a path"), e);
        }
    }

    /** No files: a text that comes from elsewhere does not read this machine's. */
    static DataFiles none() {
        return (path, format) -> {
            throw new NetworkFileException("its data are in the file " + Text.line(Text.quoted(path))
                    + ", which is read for a network file only");
        };
    }

    /** The network of a model, whose data are not needed. */
    static DataFiles of(Preparation preparation) {
        return new DataFiles() {
            @Override
            public DataSource open(String path, DataFile format) {
                return none().open(path, format);
            }

            @Override
            public Optional<Preparation> known() {
                return Optional.of(preparation);
            }
        };
    }
}

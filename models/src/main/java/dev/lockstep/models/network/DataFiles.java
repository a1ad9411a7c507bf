package dev.lockstep.models.network;

import dev.lockstep.data.DataException;
import dev.lockstep.data.DataSource;
import dev.lockstep.data.Preparation;
import dev.lockstep.data.file.DataFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where the files of data are that a network file names. */
interface DataFiles {
    Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*");

    /**
     * What a file holds.
     *
     * @throws dev.lockstep.api.LockstepException if it cannot be had
     */
    DataSource open(String path, DataFile format);

    /** The SHA-256 of a file, whether it is one of data or not; empty where it is not to be had. */
    default Optional<String> sha256(String path) {
        return Optional.empty();
    }

    /** The digest of several, as {@link DataDefinition#sha256} makes it, whatever is in them; empty where one is not to be had. */
    default Optional<String> digest(List<String> paths) {
        List<Optional<String>> digests = paths.stream().map(this::sha256).toList();
        return digests.stream().allMatch(Optional::isPresent)
                ? DataFile.digest(
                        digests.stream().flatMap(Optional::stream).distinct().toList())
                : Optional.empty();
    }

    /** How its columns become numbers, where that is known already and the file is not needed. */
    default Optional<Preparation> known() {
        return Optional.empty();
    }

    /** Files whose paths are relative to this folder, and those at addresses. */
    static DataFiles in(Path folder, AddressReader addresses) {
        return new DataFiles() {
            @Override
            public DataSource open(String path, DataFile format) {
                return isAddress(path)
                        ? openAddress(path, format, addresses)
                        : openFile(resolved(folder, path), format);
            }

            @Override
            public Optional<String> sha256(String path) {
                return isAddress(path) ? Optional.empty() : DataFile.sha256(resolved(folder, path));
            }
        };
    }

    /** This file in place of the one that is named, or those of the same names in this folder. */
    static DataFiles at(Path place) {
        return new DataFiles() {
            @Override
            public DataSource open(String path, DataFile format) {
                return format.open(at(place, path));
            }

            @Override
            public Optional<String> sha256(String path) {
                return DataFile.sha256(at(place, path));
            }
        };
    }

    /** Where one is then. */
    static Path at(Path place, String path) {
        return Files.isDirectory(place)
                ? place.resolve(resolved(Path.of(""), path).getFileName())
                : place;
    }

    /** Whether it has a scheme, as {@code hdfs://host/data.csv} has. */
    static boolean isAddress(String path) {
        return ADDRESS.matcher(path).matches();
    }

    private static DataSource openFile(Path file, DataFile format) {
        try {
            return format.open(file);
        } catch (DataException failure) {
            String meant = NearestFile.meant(file);
            throw meant.isEmpty() ? failure : new DataException(failure.getMessage() + meant, failure);
        }
    }

    private static DataSource openAddress(String address, DataFile format, AddressReader addresses) {
        try (InputStream content = addresses.open(address)) {
            return format.open(address, content);
        } catch (IOException failure) {
            throw new DataException(Text.line(address + " can not be read: " + failure.getMessage()), failure);
        }
    }

    static Path resolved(Path folder, String path) {
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

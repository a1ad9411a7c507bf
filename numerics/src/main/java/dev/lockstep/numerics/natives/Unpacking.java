package dev.lockstep.numerics.natives;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Unpacks libraries into the user's cache, or for this process alone where that fails.
 *
 * @param host whose cache and temporary folder are used
 */
public record Unpacking(Host host) {
    /**
     * Unpacks what is missing or damaged.
     *
     * @param folderName the folder in the cache, made if need be
     * @param files files that belong into one folder
     * @throws IOException if neither the cache nor the temporary folder takes them; its message begins with {@code neither} and names
     *     both
     */
    public Unpacked unpack(String folderName, List<PackagedFile> files) throws IOException {
        Path folder = host.cacheFolder().resolve(folderName);
        try {
            Ownership.createFolder(folder);
            requireLoading(folder);
            List<Path> paths = new ArrayList<>();
            for (PackagedFile file : files) {
                paths.add(file.unpackInto(folder));
            }
            return new Unpacked(List.copyOf(paths), Optional.empty());
        } catch (IOException cacheFailure) {
            try {
                return new Unpacked(unpackTemporarily(files), Optional.of(describe(cacheFailure)));
            } catch (IOException temporaryFailure) {
                throw new IOException(
                        "neither into the cache folder " + folder + " (" + describe(cacheFailure)
                                + ") nor into the temporary folder " + host.temporaryFolder() + " ("
                                + describe(temporaryFailure) + ")",
                        temporaryFailure);
            }
        }
    }

    private List<Path> unpackTemporarily(List<PackagedFile> files) throws IOException {
        requireLoading(host.temporaryFolder());
        Path folder = OwnFolder.in(host.temporaryFolder());
        List<Path> paths = new ArrayList<>();
        for (PackagedFile file : files) {
            folder.resolve(file.name()).toFile().deleteOnExit();
            paths.add(file.unpackInto(folder));
        }
        return List.copyOf(paths);
    }

    private static void requireLoading(Path folder) throws IOException {
        if (Mounts.forbidLoading(folder)) {
            throw new NoLoadingException(folder);
        }
    }

    /** An exception of the file system with its kind, as its message is often the file's name alone. */
    private static String describe(IOException failure) {
        return failure instanceof NoLoadingException
                ? failure.getMessage()
                : failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }

    private static final class NoLoadingException extends IOException {
        private static final long serialVersionUID = 1L;

        NoLoadingException(Path folder) {
            super(folder + " is on a file system from which nothing may be loaded (noexec)");
        }
    }
}

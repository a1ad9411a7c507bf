package dev.lockstep.models.file;

import dev.lockstep.models.output.IoReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The last checkpoints of a training, in a folder: {@code epoch-0000000012-batch-0000000000.safetensors}. Other files there are left alone.
 *
 * @param kept how many are kept; older ones are removed once a newer is whole
 */
public record Checkpoints(Path folder, int kept) {
    private static final Pattern NAME = Pattern.compile("epoch-[0-9]{10}-batch-[0-9]{10}\\.safetensors");

    /** @throws ModelFileException if none is to be kept */
    public Checkpoints {
        if (kept < 1) {
            throw new ModelFileException("at least one checkpoint must be kept, not " + kept);
        }
    }

    /**
     * Writes a checkpoint and removes those that are too many; makes the folder if it is not there.
     *
     * @throws UnwritableFileException if it can not be written
     */
    public Path save(Checkpoint checkpoint) {
        Path path = path(checkpoint.epoch(), checkpoint.batch());
        try {
            Files.createDirectories(folder);
            checkpoint.save(path);
            List<Path> others =
                    all().stream().filter(each -> !each.equals(path)).toList();
            for (Path old : others.subList(0, Math.max(0, others.size() - kept + 1))) {
                Files.deleteIfExists(old);
            }
        } catch (IOException failure) {
            throw new UnwritableFileException(path + ": can not be written: " + IoReason.of(failure), failure);
        }
        return path;
    }

    /** Whether a file has the name of a checkpoint, whatever is in it. */
    public static boolean isNamedAsOne(Path file) {
        return NAME.matcher(file.getFileName().toString()).matches();
    }

    /** All that are there, in the order of their positions; none where the folder is not there. */
    public List<Path> present() {
        try {
            return all();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException failure) {
            throw new ModelFileException(folder + ": can not be read: " + IoReason.of(failure), failure);
        }
    }

    /**
     * Where the one of the latest position is, if there is one.
     *
     * @throws ModelFileException if the folder can not be read
     */
    public Optional<Path> latest() {
        List<Path> all = present();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** Where the one after an epoch is, if there is one. */
    public Optional<Path> after(int epoch) {
        return Optional.of(path(epoch, 0)).filter(Files::isRegularFile);
    }

    private Path path(int epoch, int batch) {
        return folder.resolve(String.format(Locale.ROOT, "epoch-%010d-batch-%010d.safetensors", epoch, batch));
    }

    private List<Path> all() throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            // Listing a pipe would wait for somebody who writes to it.
            throw new NotDirectoryException(folder.toString());
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Checkpoints::isNamedAsOne)
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }
}

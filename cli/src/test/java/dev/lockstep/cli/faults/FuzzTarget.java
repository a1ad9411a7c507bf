package dev.lockstep.cli.faults;

import dev.lockstep.api.LockstepException;
import dev.lockstep.data.file.DataFile;
import dev.lockstep.data.file.DataFormat;
import dev.lockstep.models.file.Checkpoint;
import dev.lockstep.models.file.ModelFile;
import dev.lockstep.models.network.NetworkFileReader;
import dev.lockstep.models.safetensors.Safetensors;
import dev.lockstep.trainer.record.RunRecordFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a coverage-guided fuzzer runs, such as Jazzer with {@code --target_class} of this and the name of a format as {@code --target_args}:
 * any bytes are read or refused by a {@link LockstepException}.
 */
public final class FuzzTarget {
    private static Format format;
    private static Path file;

    private FuzzTarget() {}

    /** What files Lockstep reads. */
    enum Format {
        NETWORK(NetworkFileReader::read),
        RECORD(RunRecordFile::read),
        MODEL(ModelFile::load),
        CHECKPOINT(Checkpoint::load),
        SAFETENSORS(Safetensors::read),
        CSV(file -> open(file, DataFormat.CSV)),
        ARFF(file -> open(file, DataFormat.ARFF)),
        IDX(file -> open(file, DataFormat.IDX)),
        NPY(file -> open(file, DataFormat.NPY)),
        NPZ(file -> open(file, DataFormat.NPZ));

        private final Consumer<Path> reader;

        Format(Consumer<Path> reader) {
            this.reader = reader;
        }

        private static void open(Path file, DataFormat format) {
            new DataFile(Optional.of(format), Optional.empty(), Optional.empty(), Optional.empty(), false).open(file);
        }

        /** Reads the file, or is refused. */
        void read(Path path) {
            try {
                reader.accept(path);
            } catch (LockstepException refusal) {
                if (refusal.getMessage() == null || refusal.getMessage().isBlank()) {
                    throw new IllegalStateException("refused without a reason", refusal);
                }
            }
        }
    }

    /** Called once, with the name of a format. */
    public static void fuzzerInitialize(String[] arguments) throws IOException {
        format = Format.valueOf(arguments[0]);
        file = Files.createTempFile("fuzz", ".bin");
    }

    /** Called for each input. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        Files.write(file, input);
        format.read(file);
    }
}

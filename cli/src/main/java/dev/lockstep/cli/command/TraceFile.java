package dev.lockstep.cli.command;

import dev.lockstep.api.LockstepException;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The loss of every epoch as CSV, {@code epoch,loss,bits}: a decimal that reads back to the same double, and the 64 bits in hexadecimal.
 *
 * <p>It is written beside its place and then moved there, so that a file is whole or not there.
 */
final class TraceFile {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader("epoch", "loss", "bits")
            .setRecordSeparator("\n")
            .get();

    private TraceFile() {}

    /** Fails where {@link #write} would for its folder, before the time to train is spent. */
    static void requirePlace(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new LockstepException(
                    "the trace " + file + " can not be written: its folder is not there or not writable");
        }
        if (Files.isDirectory(file)) {
            throw new LockstepException("the trace " + file + " can not be written: it is a folder");
        }
    }

    static void write(Path file, double[] losses) {
        Path partial = file.resolveSibling(
                file.getFileName() + ".part" + ProcessHandle.current().pid());
        try {
            try (Writer writer = Files.newBufferedWriter(partial);
                    CSVPrinter csv = new CSVPrinter(writer, FORMAT)) {
                for (int epoch = 1; epoch <= losses.length; epoch++) {
                    double loss = losses[epoch - 1];
                    csv.printRecord(
                            epoch, Double.toString(loss), HexFormat.of().toHexDigits(Double.doubleToRawLongBits(loss)));
                }
            }
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            discard(partial);
            throw new LockstepException("the trace " + file + " could not be written: " + reason(failure), failure);
        }
    }

    private static void discard(Path partial) {
        try {
            Files.deleteIfExists(partial);
        } catch (IOException stays) {
            return;
        }
    }

    private static String reason(IOException failure) {
        return failure instanceof FileSystemException details && details.getReason() != null
                ? details.getReason()
                : failure.getMessage();
    }
}

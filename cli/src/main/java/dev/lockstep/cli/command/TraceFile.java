package dev.lockstep.cli.command;

import java.nio.file.Path;
import java.util.HexFormat;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The loss of every epoch as CSV, {@code epoch,loss,bits}: a decimal that reads back to the same double, and the 64 bits in hexadecimal.
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
        at(file).requirePlace();
    }

    static void write(Path file, double[] losses) {
        at(file).write(writer -> {
            CSVPrinter csv = new CSVPrinter(writer, FORMAT);
            for (int epoch = 1; epoch <= losses.length; epoch++) {
                double loss = losses[epoch - 1];
                csv.printRecord(
                        epoch, Double.toString(loss), HexFormat.of().toHexDigits(Double.doubleToLongBits(loss)));
            }
        });
    }

    private static WholeFile at(Path file) {
        return new WholeFile("the trace", file);
    }
}

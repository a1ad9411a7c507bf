package dev.lockstep.cli.command;

import dev.lockstep.api.decimal.Decimals;
import dev.lockstep.cli.output.Output;
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

    static void write(Output output, double[] losses) {
        output.write(writer -> {
            CSVPrinter csv = new CSVPrinter(writer, FORMAT);
            for (int epoch = 1; epoch <= losses.length; epoch++) {
                double loss = losses[epoch - 1];
                csv.printRecord(
                        epoch, Decimals.toString(loss), HexFormat.of().toHexDigits(Double.doubleToLongBits(loss)));
            }
        });
    }
}

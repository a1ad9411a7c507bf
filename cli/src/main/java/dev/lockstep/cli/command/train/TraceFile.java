package dev.lockstep.cli.command.train;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.lockstep.api.decimal.Decimals;
import dev.lockstep.cli.output.Output;
import java.util.HexFormat;

/**
 * The loss of every epoch as CSV, {@code epoch,loss,bits}: a decimal that reads back to the same double, and the 64 bits in hexadecimal.
 */
final class TraceFile {
    private TraceFile() {}

    static void write(Output output, double[] losses) {
        output.write(writer -> {
            CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
            csv.writeRecord("epoch", "loss", "bits");
            for (int epoch = 1; epoch <= losses.length; epoch++) {
                double loss = losses[epoch - 1];
                csv.writeRecord(
                        Integer.toString(epoch),
                        Decimals.toString(loss),
                        HexFormat.of().toHexDigits(Double.doubleToLongBits(loss)));
            }
            csv.flush();
        });
    }
}

package dev.lockstep.cli.command.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.console.Console;
import dev.lockstep.cli.output.Output;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceFileTest {
    @TempDir
    private Path folder;

    @Test
    void holdsDecimalsThatReadBackAndBits() throws IOException {
        Path file = folder.resolve("trace.csv");
        TraceFile.write(output(file), new double[] {0.1, 1 / 3.0, 5e-324, Double.NaN, 2e23});

        assertThat(file).hasContent("""
                        epoch,loss,bits
                        1,0.1,3fb999999999999a
                        2,0.3333333333333333,3fd5555555555555
                        3,4.9E-324,0000000000000001
                        4,NaN,7ff8000000000000
                        5,2.0E23,44c52d02c7e14af6
                        """);
    }

    private static Output output(Path file) {
        return new Output(
                "the trace", file, Console.plain(OutputStream.nullOutputStream(), OutputStream.nullOutputStream()));
    }
}

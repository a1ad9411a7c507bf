package dev.lockstep.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.LockstepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceFileTest {
    @TempDir
    private Path folder;

    @Test
    void holdsDecimalsThatReadBackAndBits() throws IOException {
        Path file = folder.resolve("trace.csv");
        TraceFile.write(file, new double[] {0.1, 1 / 3.0, 5e-324, Double.NaN});

        assertThat(file).hasContent("""
                        epoch,loss,bits
                        1,0.1,3fb999999999999a
                        2,0.3333333333333333,3fd5555555555555
                        3,4.9E-324,0000000000000001
                        4,NaN,7ff8000000000000
                        """);
    }

    @Test
    void replacesAFileAndLeavesNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("trace.csv"), "old");
        TraceFile.write(file, new double[] {1});

        assertThat(file).content().startsWith("epoch,loss,bits\n");
        assertThat(folder).isDirectoryContaining("glob:**/trace.csv").isDirectoryNotContaining("glob:**.part*");
    }

    @Test
    void aFolderIsNoPlace() {
        assertThatThrownBy(() -> TraceFile.requirePlace(folder))
                .isInstanceOf(LockstepException.class)
                .hasMessage("the trace " + folder + " can not be written: it is a folder");
    }
}

package dev.lockstep.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.LockstepException;
import dev.lockstep.data.file.DataFile;
import dev.lockstep.nn.initializer.NumberRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of a long text are given up where memory is short, once they are taken, and are read again from the file as it was. */
class RereadRowsTest {
    private static final int ROWS = 600_000;

    @TempDir
    private Path folder;

    private Path path;
    private NumberRows inputs;

    @BeforeEach
    void encode() throws IOException {
        StringBuilder text = new StringBuilder("x,y\n");
        for (int row = 0; row < ROWS; row++) {
            text.append(row % 1000).append(".25,").append(row % 7).append('\n');
        }
        path = Files.writeString(folder.resolve("long.csv"), text);
        DataSource source = DataFile.BY_NAME.open(path);
        assertThat(source.isReread()).isTrue();
        inputs = Encoding.of(source, Optional.empty(), "y", Optional.empty(), Missing.REFUSE, Scaling.NONE)
                .encode(source)
                .inputs();
    }

    private void requireRead() {
        double[] read = new double[2];
        inputs.read(new int[] {1001, ROWS - 1}, 0, 2, read);
        assertThat(read).containsExactly(1.25, 999.25);
    }

    private void change() throws IOException {
        Files.writeString(path, "1,2\n", StandardOpenOption.APPEND);
    }

    @Test
    void areThereUntilTheyAreTaken() throws IOException {
        change();
        FullMemory.make();
        requireRead();
    }

    @Test
    void areReadAgain() throws IOException {
        inputs.taken();
        FullMemory.make();
        requireRead();
        change();
        FullMemory.make();
        requireRead();
    }

    @Test
    void areNotThoseOfAFileThatWasChanged() throws IOException {
        inputs.taken();
        FullMemory.make();
        change();
        assertThatThrownBy(this::requireRead)
                .isInstanceOf(LockstepException.class)
                .hasMessage(path + " was changed while it was read");
    }
}

package dev.lockstep.data.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.LockstepException;
import dev.lockstep.data.Cursor;
import dev.lockstep.data.DataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts that are read where they lie are those that were opened, from the first row to the last. */
class ChangedTextTest {
    private static final String ROWS = "1.5,2.5\n".repeat(OpenedFile.LONG_TEXT / 8 + 1);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"long.csv,'x,y\n'", "long.arff,'@relation r\n@attribute x real\n@attribute y real\n@data\n'"})
    void areRefusedWhereTheyChangeWhileTheirRowsAreRead(String name, String header) throws IOException {
        Path path = Files.writeString(folder.resolve(name), header + ROWS);
        DataSource source = DataFile.BY_NAME.open(path);
        assertThat(source.isReread()).isTrue();
        Cursor rows = source.cursor();
        assertThat(rows.next()).isTrue();
        Files.writeString(path, header + ROWS.replace('1', '3'));
        Files.setLastModifiedTime(path, FileTime.fromMillis(0));
        while (rows.next()) {
            assertThat(rows.text(1)).isEqualTo("2.5");
        }
        assertThatThrownBy(rows::close)
                .isInstanceOf(LockstepException.class)
                .hasMessage(path + " was changed while it was read");
    }

    @Test
    void thatAreShortAreInMemory() throws IOException {
        Path path = Files.writeString(folder.resolve("short.csv"), "x,y\n1.5,2.5\n");
        DataSource source = DataFile.BY_NAME.open(path);
        Files.writeString(path, "x,y\n");
        try (Cursor rows = source.cursor()) {
            assertThat(rows.next()).isTrue();
        }
    }
}

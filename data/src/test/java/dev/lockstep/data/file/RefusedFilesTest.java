package dev.lockstep.data.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.data.Cursor;
import dev.lockstep.data.DataException;
import dev.lockstep.data.DataSource;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of files that are not there, are others than they are taken for, or have no such column. */
class RefusedFilesTest {
    @TempDir
    private Path folder;

    private static DataSource read(Path path, boolean streamed) {
        return new DataFile(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), streamed)
                .open(path);
    }

    private void refuses(Path path, String message) {
        for (boolean streamed : new boolean[] {false, true}) {
            assertThatThrownBy(() -> read(path, streamed))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining(message);
        }
    }

    @Test
    void whatIsNotThereIsSaid() {
        refuses(folder.resolve("absent.csv"), "absent.csv can not be read: there is no such file");
        refuses(folder.resolve("absent.npy"), "absent.npy can not be read: there is no such file");
        refuses(folder, folder + " can not be read: it is a folder");
    }

    /** Also where there is less memory than that. */
    @Test
    void whatIsTooLargeForMemoryCanBeStreamedByAFileOrAnOption() throws IOException {
        Path large = folder.resolve("large.csv");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(Opened.MOST_BYTES + 1L);
        }
        assertThatThrownBy(() -> OpenedFile.whole(large))
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith("with 'stream: true' in a network file, or --stream of predict and evaluate");
    }

    @ParameterizedTest
    @CsvSource({"504B0304AA, npz", "504B0304, npz", "0000, no", "00000803, idx", "00000001, idx", "934E554D505901, npy"
    })
    void anArrayIsNotTakenForAText(String start, String format) throws IOException {
        byte[] bytes = HexFormat.of().parseHex(start);
        Path file = Files.write(folder.resolve("data.csv"), bytes);
        refuses(
                file,
                format.equals("no")
                        ? "data.csv"
                        : "data.csv is read as csv for its name, and begins as a file of " + format
                                + ": say so, as in 'format: " + format + "'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PKxx,y\n1,2\n",
                "PK\u0003x,y\n1,2\n",
                "PK,\u0004y\n1,2\n",
                "P,y\n1,2\n",
                "xK\u0003\u0004,y\n1,2\n"
            })
    void aTextThatOnlyLooksLikeOneIsRead(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("data.csv"), text);
        assertThat(read(file, false).size()).isEqualTo(1);
    }

    @Test
    void theDigestOfSeveralFilesIsThatOfTheirDigests() {
        assertThat(DataFile.digest(List.of())).isEmpty();
        assertThat(DataFile.digest(List.of("abc"))).contains("abc");
        assertThat(DataFile.digest(List.of("a", "b")))
                .contains("911169ddaaf146aff539f58c26c489af3b892dff0fe283c1c264c65ae5aa59a2");
    }

    private Path array(String type, int bytes, double... values) throws IOException {
        String header =
                "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + values.length / 2 + ", 2), }\n";
        ByteBuffer array = ByteBuffer.allocate(10 + header.length() + values.length * bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) header.length())
                .put(header.getBytes(StandardCharsets.US_ASCII));
        for (double value : values) {
            if (type.equals("<f8")) {
                array.putDouble(value);
            } else {
                array.putInt((int) value);
            }
        }
        return Files.write(folder.resolve("a.npy"), array.array());
    }

    /** More rows than are read at once, so that each place counts. */
    @Test
    void everyRowOfAnArrayIsItsOwn() throws IOException {
        int rows = 70_001;
        double[] values = new double[2 * rows];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 7 == 3 ? Double.NaN : i * 0.5;
        }
        for (boolean streamed : new boolean[] {false, true}) {
            DataSource source = read(array("<f8", 8, values), streamed);
            assertThat(source.size()).isEqualTo(rows);
            Cursor cursor = source.cursor();
            for (int row = 0; row < rows; row++) {
                assertThat(cursor.next()).isTrue();
                for (int column = 0; column < 2; column++) {
                    double expected = values[2 * row + column];
                    if (cursor.number(column) != expected && !Double.isNaN(expected)) {
                        throw new AssertionError("row " + row + ": " + cursor.number(column));
                    }
                    if (cursor.isMissing(column) != Double.isNaN(expected)) {
                        throw new AssertionError("row " + row + " is missing or not");
                    }
                }
            }
            assertThat(cursor.next()).isFalse();
        }
    }

    @Test
    void columnsOfAnArrayAreNumbered() throws IOException {
        DataSource source = read(array("<f8", 8, 1.5, 2, 3, 4), false);
        assertThat(source.columns())
                .containsExactly("1", "2")
                .contains("2")
                .doesNotContain("0", "3", "01", "", "x", "123456789");
        assertThat(source.columns().indexOf("2")).isEqualTo(1);
        Object number = 2;
        assertThat(source.columns().indexOf(number)).isEqualTo(-1);
        assertThat(source.columns().indexOf("/")).isEqualTo(-1);
        assertThat(source.columns().indexOf(":")).isEqualTo(-1);
        assertThat(source.stated(1).orElseThrow().column()).isEqualTo("2");
        assertThat(source.mayMiss(0)).isTrue();
        Cursor cursor = source.cursor();
        assertThat(cursor.next()).isTrue();
        assertThat(cursor.text(0)).isEqualTo("1.5");
        assertThat(cursor.wrong(1, "is odd")).hasMessage(folder.resolve("a.npy") + ", row 1, column 2: is odd");
    }

    @Test
    void wholeNumbersAreTextsWithoutAFraction() throws IOException {
        DataSource source = read(array("<i4", 4, 1, -2, 3, 4), false);
        assertThat(source.mayMiss(0)).isFalse();
        Cursor cursor = source.cursor();
        assertThat(cursor.next()).isTrue();
        assertThat(cursor.text(1)).isEqualTo("-2");
    }

    @Test
    void aChoiceOfColumnsIsTheseColumns() throws IOException {
        DataSource source = read(array("<f8", 8, 1, 2, 3, 4, 5, 6), false);
        double[] read = new double[3];
        source.numbers(new int[] {1}).orElseThrow().read(new int[] {2, 0, 1}, 0, 3, read);
        assertThat(read).containsExactly(6, 2, 4);
        assertThat(source.numbers(new int[] {1}).orElseThrow().rows()).isEqualTo(3);
        double[] swapped = new double[4];
        source.numbers(new int[] {1, 0}).orElseThrow().read(new int[] {0, 2}, 0, 2, swapped);
        assertThat(swapped).containsExactly(2, 1, 6, 5);
        double[] all = new double[2];
        source.numbers(new int[] {0, 1}).orElseThrow().read(new int[] {9, 1}, 1, 1, all);
        assertThat(all).containsExactly(3, 4);
    }
}

package dev.lockstep.data.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.data.DataException;
import dev.lockstep.data.DataSource;
import dev.lockstep.nn.initializer.NumberRows;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrays as NumPy writes them. */
class NpyFileTest {
    @TempDir
    private Path folder;

    private static DataSource read(byte[] bytes) {
        return NpyFile.read(Opened.of("f.npy", bytes));
    }

    private static byte[] file(String name) {
        return Resource.lines("arrays.txt").stream()
                .filter(words -> words[0].equals(name))
                .map(words -> HexFormat.of().parseHex(words[3]))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void readsWhatNumPyWritesOfEveryTypeAndOrder() throws IOException {
        int read = 0;
        for (String[] words : Resource.lines("arrays.txt")) {
            if (words[0].startsWith("refused-")) {
                continue;
            }
            byte[] bytes = HexFormat.of().parseHex(words[3]);
            DataSource source = read(bytes);
            assertThat(source.size()).as(words[0]).isEqualTo(Integer.parseInt(words[1]));
            assertThat(source.columns()).hasSize(Integer.parseInt(words[2]));
            double[] expected =
                    Stream.of(words).skip(4).mapToDouble(Double::parseDouble).toArray();
            assertThat(Damage.numbers(source)).as(words[0]).containsExactly(expected);
            if (!words[0].startsWith("fortran-")) {
                Path path = Files.write(folder.resolve("f.npy"), bytes);
                DataSource streamed = NpyFile.read(OpenedFile.onDisk(path));
                assertThat(Damage.numbers(streamed)).as(words[0]).containsExactly(expected);
                assertThat(streamed.sha256()).isEqualTo(source.sha256());
            }
            read++;
        }
        assertThat(read).isGreaterThan(50);
    }

    @Test
    void refusesByNameWhatHoldsNoNumbers() {
        List<String> messages = new ArrayList<>();
        for (String[] words : Resource.lines("arrays.txt")) {
            if (words[0].startsWith("refused-")) {
                assertThatThrownBy(() -> read(HexFormat.of().parseHex(words[3])))
                        .isInstanceOf(DataException.class)
                        .satisfies(e -> messages.add(e.getMessage()));
            }
        }
        assertThat(messages)
                .hasSize(9)
                .contains(
                        "f.npy holds elements of the type '|O', Python's objects, which are never read: numbers of bool, int8 to"
                                + " int64, uint8 to uint64, float16, float32 and float64 are read",
                        "f.npy holds an array of records, and arrays of numbers are read",
                        "f.npy holds a single number, no table");
    }

    @Test
    void anArrayOfNoRowsIsNotDamaged() {
        byte[] file = file("large-i8");
        String header = new String(file, StandardCharsets.ISO_8859_1);
        int from = header.indexOf("'shape': (") + "'shape': (".length();
        int end = header.indexOf('\n') + 1;
        file[from] = '0';
        assertThatThrownBy(() -> read(Arrays.copyOf(file, end)))
                .hasMessageStartingWith("f.npy holds no number: its shape is 0");
    }

    @Test
    void fortranOrderIsStreamedInTheOrderOfRows() throws IOException {
        for (String name : List.of("fortran-<f8", "fortran->i4")) {
            NumberArray inMemory = (NumberArray) read(file(name));
            Path path = Files.write(folder.resolve("f.npy"), file(name));
            NumberArray streamed = NpyFile.read(OpenedFile.onDisk(path));
            assertThat(streamed.content().inMemory()).isFalse();
            assertThat(streamed.shape().rowsAreWhole()).isTrue();
            assertThat(streamed.sha256()).isEqualTo(inMemory.sha256());
            assertThat(Damage.numbers(streamed)).isEqualTo(Damage.numbers(inMemory));
        }
    }

    /** Three dimensions, and more rows than are copied at a time. */
    @Test
    void aLargeArrayInFortranOrderIsCopiedPieceByPiece() throws IOException {
        int rows = 100_001;
        String header = "{'descr': '<f8', 'fortran_order': True, 'shape': (" + rows + ", 5, 5), }";
        String padded = header + " ".repeat(63 - (10 + header.length()) % 64) + "\n";
        ByteBuffer bytes =
                ByteBuffer.allocate(10 + padded.length() + rows * 25 * 8).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) padded.length());
        bytes.put(padded.getBytes(StandardCharsets.ISO_8859_1));
        for (int i = 0; i < rows * 25; i++) {
            bytes.putDouble(i);
        }
        Path path = Files.write(folder.resolve("f.npy"), bytes.array());
        NumberRows streamed = NpyFile.read(OpenedFile.onDisk(path))
                .numbers(IntStream.range(0, 25).toArray())
                .orElseThrow();
        int[] numbers = {0, 1, 83_885, 83_886, 83_887, rows - 1};
        double[] read = new double[numbers.length * 25];
        streamed.read(numbers, 0, numbers.length, read);
        for (int i = 0; i < read.length; i++) {
            int second = i % 25 / 5;
            int third = i % 5;
            assertThat(read[i]).isEqualTo(numbers[i / 25] + (double) rows * (second + 5 * third));
        }
    }

    @Test
    void refusesNumbersThatFloat64DoesNotHold() {
        byte[] ints = file("large-i8");
        ints[ints.length - 16]++;
        assertThatThrownBy(() -> Damage.numbers(read(ints)))
                .hasMessage("f.npy, row 1, column 1: there is no number of float64");
        byte[] truths = file("c-b1");
        truths[truths.length - 1] = 2;
        assertThatThrownBy(() -> Damage.numbers(read(truths)))
                .hasMessage("f.npy, row 2, column 3: there is no number of float64");
        byte[] infinite = file("c-<f4");
        System.arraycopy(new byte[] {0, 0, (byte) 0x80, 0x7f}, 0, infinite, infinite.length - 24, 4);
        assertThatThrownBy(() -> Damage.numbers(read(infinite)))
                .hasMessage("f.npy, row 1, column 1: there is no number of float64");
    }

    @ParameterizedTest
    @ValueSource(strings = {"c-<f8", "fortran->i4", "cube", "row", "c-u1", "version-2", "version-3"})
    void everyTruncationIsRefusedAndEveryChangeOfTheHeaderTooOrHarmless(String name) {
        byte[] file = file(name);
        Damage.requireEveryOtherLengthRefused(file, NpyFileTest::read);
        String header = new String(file, StandardCharsets.ISO_8859_1);
        int type = header.indexOf(": '") + 3;
        int data = header.indexOf('\n') + 1;
        Damage.requireEveryOtherByteRefusedOrHarmless(
                file, 0, data, NpyFileTest::read, place -> place >= type && place < type + 2);
    }

    /** The byte order and the kind of elements are a byte each of which another is as good: only the digest tells. */
    @Test
    void aHeaderThatStatesAnotherTypeHasAnotherDigest() {
        byte[] file = file("c-<f8");
        byte[] other = file.clone();
        int type = new String(file, StandardCharsets.ISO_8859_1).indexOf("'<f8'") + 1;
        other[type] = '>';
        assertThat(Damage.numbers(read(other))).isNotEqualTo(Damage.numbers(read(file)));
        assertThat(read(other).sha256()).isNotEqualTo(read(file).sha256());
    }

    @Test
    void headersThatClaimMoreThanIsThereAllocateNothing() {
        for (String shape : List.of(
                "(1000000000, 1000000000)",
                "(999999999999999999, 999999999999999999)",
                "(3, 4294967296)",
                "(0, 6)",
                "(-2, 3)",
                "(2 3)",
                "(6)",
                "(1, 1, 6" + ", 1".repeat(70) + ")")) {
            String header = "{'descr': '<f8', 'fortran_order': False, 'shape': " + shape + ", }\n";
            byte[] bytes = new byte[10 + header.length() + 48];
            System.arraycopy(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}, 0, bytes, 0, 8);
            bytes[8] = (byte) header.length();
            bytes[9] = (byte) (header.length() >> 8);
            System.arraycopy(header.getBytes(StandardCharsets.US_ASCII), 0, bytes, 10, header.length());
            assertThat(Damage.isRefused(bytes, NpyFileTest::read)).as(shape).isTrue();
        }
        byte[] long64 = Arrays.copyOf(file("version-2"), 200);
        Arrays.fill(long64, 8, 12, (byte) 0xff);
        assertThatThrownBy(() -> read(long64))
                .hasMessage("f.npy is damaged: its header should be 4294967295 bytes long");
    }

    @Test
    void readsArraysOfArchivesByName() throws IOException {
        for (String[] words : Resource.lines("archives.txt")) {
            Files.write(folder.resolve(words[0] + ".npz"), HexFormat.of().parseHex(words[1]));
        }
        for (boolean streamed : new boolean[] {false, true}) {
            Path stored = folder.resolve("stored.npz");
            assertThat(Damage.numbers(NpzFile.read(stored, Optional.of("x"), streamed)))
                    .containsExactly(1, 0, 2, 3, 5, 7);
            assertThat(Damage.numbers(NpzFile.read(stored, Optional.of("y"), streamed)))
                    .containsExactly(0, 1);
            assertThat(Damage.numbers(NpzFile.read(folder.resolve("packed.npz"), Optional.empty(), streamed)))
                    .containsExactly(1, 0, 2, 3, 5, 7);
            assertThatThrownBy(() -> NpzFile.read(stored, Optional.empty(), streamed))
                    .hasMessage(stored + " has the arrays 'x', 'y': name one, as in 'array: x' or --array x");
            assertThatThrownBy(() -> NpzFile.read(stored, Optional.of("z"), streamed))
                    .hasMessage(stored + " has the arrays 'x', 'y': there is not one 'z'");
            assertThatThrownBy(() -> NpzFile.read(folder.resolve("objects.npz"), Optional.empty(), streamed))
                    .hasMessageContaining("array 'x' holds elements of the type '|O', Python's objects");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"stored", "packed"})
    void everyTruncationAndEveryFlippedBitOfAnArchiveIsRefusedOrHarmless(String name) throws IOException {
        Path path = folder.resolve("f.npz");
        byte[] file = Resource.lines("archives.txt").stream()
                .filter(words -> words[0].equals(name))
                .map(words -> HexFormat.of().parseHex(words[1]))
                .findFirst()
                .orElseThrow();
        double[] numbers = {1, 0, 2, 3, 5, 7};
        for (int length = 0; length < file.length; length++) {
            Files.write(path, Arrays.copyOf(file, length));
            assertThatThrownBy(() -> Damage.numbers(NpzFile.read(path, Optional.of("x"), false)))
                    .isInstanceOf(DataException.class);
        }
        for (int place = 0; place < file.length; place++) {
            for (int mask : new int[] {1, 0x80}) {
                byte[] changed = file.clone();
                changed[place] ^= (byte) mask;
                Files.write(path, changed);
                try {
                    assertThat(Damage.numbers(NpzFile.read(path, Optional.of("x"), false)))
                            .as("byte " + place)
                            .containsExactly(numbers);
                } catch (DataException refused) {
                    assertThat(refused.getMessage()).doesNotContain("\n");
                }
            }
        }
    }
}

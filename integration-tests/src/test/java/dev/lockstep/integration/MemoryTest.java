package dev.lockstep.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What memory a run in mini-batches needs: its data in the network's dtype once, and little more. */
class MemoryTest {
    private static final int ROWS = 20_000;
    private static final int COLUMNS = 784;

    private static final String NETWORK = """
            name: large
            title: More samples than a step needs
            dtype: float64
            random: {generator: numpy, seed: 0}
            data:
              inputs: {uniform: {shape: [20000, 784]}}
              targets: {uniform: {shape: [20000, 10]}}
            layers:
              - dense: {units: 64, activation: relu, weights: {normal: {scale: 0.05}}, bias: zeros}
              - dense: {units: 10, activation: linear, weights: {normal: {scale: 0.05}}, bias: zeros}
            loss:
              report: {mean: squared-error}
            optimizer: {sgd: {learning-rate: 0.01}}
            training: {epochs: 2, batch: 250}
            """;

    private static final String FILE_NETWORK = """
            name: file
            title: Data of a file
            dtype: float32
            random: {generator: counter, seed: 0}
            data:
              file: %s
              target: {file: targets-idx1-ubyte}
              kind: number
              scale: standardize
            layers:
              - dense: {units: 8, activation: relu, weights: he-normal, bias: zeros}
              - dense: {units: 1, weights: xavier-uniform, bias: zeros}
            loss:
              report: {mean: squared-error}
            optimizer: {sgd: {learning-rate: 0.001}}
            training: {epochs: 1, batch: 250, shuffle: true}
            """;

    @TempDir
    private Path folder;

    private Path network;
    private Distribution distribution;

    @BeforeEach
    void writeNetwork() throws Exception {
        network = Files.writeString(folder.resolve("large.yaml"), NETWORK);
        distribution = Distribution.archived();
    }

    /** Of 121 MiB that are drawn. */
    @Test
    void isTheDataAndOneStep() throws Exception {
        ChildProcess run = train("-Xmx160m");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
    }

    /** Of 60 MiB in float32, in files that hold them in 15 as bytes or in 120 as float64. */
    @ParameterizedTest
    @ValueSource(strings = {"data-idx2-ubyte", "data-idx2-ubyte.gz", "data.npy"})
    void isThatOfTheNetworksTypeForAnArrayOfAnother(String name) throws Exception {
        Path file = folder.resolve(name);
        boolean isDouble = name.endsWith(".npy");
        write(file, isDouble ? npyHeader() : idxHeader(), isDouble ? Double.BYTES : 1);
        write(folder.resolve("targets-idx1-ubyte"), new byte[] {0, 0, 8, 1, 0, 0, (byte) (ROWS >> 8), (byte) ROWS}, 0);
        network = Files.writeString(folder.resolve("file.yaml"), FILE_NETWORK.formatted(name));

        ChildProcess run = train("-Xmx92m");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        ChildProcess refused = train("-Xmx56m");
        assertThat(refused.code()).isEqualTo(4);
        assertThat(refused.err())
                .endsWith(name
                        + " does not fit into memory as numbers: give the JVM more, as with -Xmx, or read it as it is"
                        + " needed, with 'stream: true' in a network file, or --stream of predict and evaluate\n");
    }

    private static byte[] idxHeader() {
        return ByteBuffer.allocate(12)
                .putInt(0x0802)
                .putInt(ROWS)
                .putInt(COLUMNS)
                .array();
    }

    private static byte[] npyHeader() {
        String text = "{'descr': '<f8', 'fortran_order': False, 'shape': (" + ROWS + ", " + COLUMNS + "), }";
        byte[] header = new byte[128];
        Arrays.fill(header, (byte) ' ');
        ByteBuffer.wrap(header)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) 118)
                .put(text.getBytes(StandardCharsets.US_ASCII));
        header[127] = '\n';
        return header;
    }

    /** A header and numbers: of a table of bytes or of float64, or of no size for a byte in each row, all of them small. */
    private static void write(Path file, byte[] header, int size) throws IOException {
        try (OutputStream plain = Files.newOutputStream(file);
                OutputStream out = file.toString().endsWith(".gz") ? new GZIPOutputStream(plain) : plain) {
            out.write(header);
            int columns = size == 0 ? 1 : COLUMNS;
            ByteBuffer row = ByteBuffer.allocate(columns * Math.max(1, size)).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < ROWS; i++) {
                row.clear();
                for (int column = 0; column < columns; column++) {
                    int number = (7 * i + 13 * column) % 10;
                    if (size == Double.BYTES) {
                        row.putDouble(number / 7.0);
                    } else {
                        row.put((byte) number);
                    }
                }
                out.write(row.array());
            }
        }
    }

    /** Of 5,000,000 decimals in a text of 40 MB, as texts of Java 300 MB. */
    @Test
    void isThatOfPackedNumbersForAText() throws Exception {
        int columns = 100;
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("data.csv"))) {
            for (int column = 0; column < columns; column++) {
                out.write("x" + column + ",");
            }
            out.write("y\n");
            for (int row = 0; row < 50_000; row++) {
                for (int column = 0; column < columns; column++) {
                    int number = (31 * row + 17 * column) % 10_000;
                    out.write("0." + (10_000 + number) + ",");
                }
                out.write(row % 7 + "\n");
            }
        }
        network = Files.writeString(
                folder.resolve("file.yaml"), FILE_NETWORK.formatted("data.csv").replaceAll("target: .*", "target: y"));

        ChildProcess run = train("-Xmx64m");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
    }

    @Test
    void tooLittleIsSaidInOneLineWithTheRemedy() throws Exception {
        ChildProcess run = train("-XX:+UseG1GC -Xmx100m");

        assertThat(run.err())
                .startsWith("lockstep: out of memory (Java heap space): the JVM may use 100 MiB; ")
                .contains("LOCKSTEP_JAVA_OPTS=-Xmx")
                .hasLineCount(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(4);
    }

    @Test
    void aCertificationWithTooLittleFailsNobody() throws Exception {
        ChildProcess run =
                distribution.run(Map.of("LOCKSTEP_JAVA_OPTS", "-Xmx20m"), "certify", "--backend", "java", "--quiet");

        assertThat(run.err())
                .startsWith("lockstep: out of memory (Java heap space): ")
                .hasLineCount(1);
        assertThat(run.out()).doesNotContain("FAIL");
        assertThat(run.code()).isEqualTo(4);
    }

    private ChildProcess train(String memory) throws Exception {
        return distribution.run(Map.of("LOCKSTEP_JAVA_OPTS", memory), "train", network.toString(), "--quiet");
    }
}

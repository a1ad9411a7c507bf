package dev.lockstep.data.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.data.Clip;
import dev.lockstep.data.DataSource;
import dev.lockstep.data.Encoding;
import dev.lockstep.data.JoinedSource;
import dev.lockstep.data.Logarithm;
import dev.lockstep.data.Missing;
import dev.lockstep.data.Preparation;
import dev.lockstep.data.Scaling;
import dev.lockstep.data.Target;
import dev.lockstep.data.Treatment;
import dev.lockstep.nn.initializer.NumberRows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFileTest {
    /** Three images of 2 x 2 pixels. */
    private static final byte[] IMAGES = {
        0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 1, 2, 3, 4, 5, 6, 7, (byte) 200, (byte) 255, 10, 11
    };

    @TempDir
    private Path folder;

    private static DataSource read(byte[] bytes) {
        return IdxFile.read(Opened.of("f.idx", bytes));
    }

    @Test
    void readsImagesRowByRow() {
        DataSource source = read(IMAGES);
        assertThat(source.size()).isEqualTo(3);
        assertThat(source.columns()).containsExactly("1", "2", "3", "4");
        assertThat(Damage.numbers(source)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 200, 255, 10, 11);
        assertThat(source.column("3")).isEqualTo(2);
        assertThatThrownBy(() -> source.column("5")).hasMessage("f.idx has no column '5'; it has '1', '2', '3', '4'");
        assertThat(source.has("01")).isFalse();
    }

    @Test
    void readsEveryType() {
        assertThat(Damage.numbers(read(of(0x09, 1, -1)))).containsExactly(-1);
        assertThat(Damage.numbers(read(of(0x0B, 2, -300)))).containsExactly(-300);
        assertThat(Damage.numbers(read(of(0x0C, 4, -70000)))).containsExactly(-70000);
        assertThat(Damage.numbers(read(of(0x0D, 4, Float.floatToIntBits(0.1f)))))
                .containsExactly(0.1f);
        assertThat(Damage.numbers(read(of(0x0E, 8, Double.doubleToLongBits(0.1)))))
                .containsExactly(0.1);
        assertThatThrownBy(() -> read(of(0x0A, 1, 1)))
                .hasMessage("f.idx is no IDX file: there is no type 10 of elements");
    }

    /** One element. */
    private static byte[] of(int type, int size, long element) {
        ByteBuffer bytes = ByteBuffer.allocate(8 + size).put(new byte[] {0, 0, (byte) type, 1, 0, 0, 0, 1});
        for (int i = size - 1; i >= 0; i--) {
            bytes.put((byte) (element >> 8 * i));
        }
        return bytes.array();
    }

    @Test
    void everyTruncationIsRefusedAndEveryChangeOfTheHeaderTooOrHarmless() {
        Damage.requireEveryOtherLengthRefused(IMAGES, IdxFileTest::read);
        int type = 2;
        Damage.requireEveryOtherByteRefusedOrHarmless(IMAGES, 0, 16, IdxFileTest::read, place -> place == type);
        assertThatThrownBy(() -> read(new byte[] {0, 0, 8, 2, (byte) 0xff, -1, -1, -1, (byte) 0xff, -1, -1, -1, 0}))
                .hasMessage("f.idx is damaged: its header says 4294967295 x 4294967295 elements of 1 bytes, and 1 bytes"
                        + " follow");
    }

    @Test
    void aNameThatSaysTheTypeFindsDamageOfItToo() {
        Function<byte[], DataSource> named = bytes -> IdxFile.read(Opened.of("t10k-images-idx3-ubyte", bytes));
        Damage.requireEveryOtherByteRefusedOrHarmless(IMAGES, 0, 16, named, place -> false);
        byte[] signed = IMAGES.clone();
        signed[2] = 9;
        assertThatThrownBy(() -> named.apply(signed))
                .hasMessage("t10k-images-idx3-ubyte is damaged, or has another's name: its header says 3 dimensions"
                        + " of int8");
    }

    @Test
    void packedFilesHaveAChecksumOfEveryByte() throws IOException {
        byte[] packed = packed(IMAGES);
        Damage.requireEveryOtherByteRefusedOrHarmless(packed, 0, packed.length, IdxFileTest::read, place -> false);
        for (int length = 0; length < packed.length; length++) {
            assertThat(Damage.isRefused(Arrays.copyOf(packed, length), IdxFileTest::read))
                    .isTrue();
        }
    }

    @Test
    void staysOnDiskWhereItIsStreamed() throws IOException {
        Path path = Files.write(folder.resolve("images.idx3-ubyte.gz"), packed(IMAGES));
        DataSource streamed = IdxFile.read(OpenedFile.onDisk(path));
        assertThat(Damage.numbers(streamed)).isEqualTo(Damage.numbers(read(IMAGES)));
        try (Stream<Path> left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(left).noneMatch(file -> file.getFileName().toString().matches("lockstep-.*\\.data"));
        }
        assertThat(streamed.sha256())
                .isEqualTo(read(packed(IMAGES)).sha256())
                .isNotEqualTo(read(IMAGES).sha256());
        double[] some = new double[8];
        streamed.numbers(new int[] {0, 1, 2, 3}).orElseThrow().read(new int[] {9, 2, 0}, 1, 2, some);
        assertThat(some).containsExactly(200, 255, 10, 11, 0, 1, 2, 3);
        double[] columns = new double[2];
        streamed.numbers(new int[] {3, 0}).orElseThrow().read(new int[] {1}, 0, 1, columns);
        assertThat(columns).containsExactly(7, 4);
    }

    @Test
    void streamedBytesArePreparedAsThoseInMemory() throws IOException {
        Path path = Files.write(folder.resolve("images.idx"), IMAGES);
        DataSource inMemory = read(IMAGES);
        DataSource streamed = IdxFile.read(OpenedFile.onDisk(path));
        for (Scaling scaling : Scaling.values()) {
            Encoding encoding = Encoding.of(inMemory, Optional.empty(), "4", Optional.empty(), Missing.REFUSE, scaling)
                    .with(Map.of("2", new Treatment(Missing.REFUSE, new Clip(2, 100), Logarithm.LOG, scaling)));
            NumberRows rows =
                    encoding.stream(IdxFile.read(OpenedFile.onDisk(path))).inputs();
            Preparation preparation = Preparation.fit(encoding, rows);
            assertThat(preparation.prepared(rows).table().elements())
                    .containsExactly(preparation
                            .apply(encoding.encode(inMemory).inputs())
                            .elements());
        }
        Encoding all = Encoding.of(
                new JoinedSource(streamed, read(new byte[] {0, 0, 8, 1, 0, 0, 0, 3, 5, 6, 5})),
                Optional.empty(),
                "target",
                Optional.of(Target.Kind.CLASSES),
                Missing.REFUSE,
                Scaling.STANDARDIZE);
        NumberRows bytes = all.streamInputs(streamed);
        assertThat(bytes.bytes()).isPresent();
        Preparation preparation = Preparation.fit(all, bytes);
        NumberRows some = bytes.rows(new int[] {2, 0});
        assertThat(some.bytes()).isPresent();
        assertThat(preparation.prepared(some).table().elements())
                .containsExactly(preparation.apply(some.table()).elements());
    }

    @Test
    void aFileThatChangesWhileItIsReadIsRefused() throws IOException {
        Path path = Files.write(folder.resolve("f.idx"), IMAGES);
        DataSource streamed = IdxFile.read(OpenedFile.onDisk(path));
        Damage.numbers(streamed);
        Files.write(path, new byte[1], StandardOpenOption.APPEND);
        assertThatThrownBy(() -> Damage.numbers(streamed)).hasMessage(path + " was changed while it was read");
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}

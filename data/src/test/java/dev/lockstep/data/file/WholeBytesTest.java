package dev.lockstep.data.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class WholeBytesTest {
    private static final byte[] BYTES = new byte[1000];

    static {
        new Random(1).nextBytes(BYTES);
    }

    @Test
    void areReadWhateverIsExpected() throws IOException {
        for (long expected : new long[] {0, 1, 999, 1000, 1001, 5000}) {
            assertThat(WholeBytes.of(new ByteArrayInputStream(BYTES), expected)).isEqualTo(BYTES);
            assertThat(WholeBytes.of(new ByteArrayInputStream(new byte[0]), expected))
                    .isEmpty();
        }
    }

    @Test
    void areUnpackedWhateverTheLengthThatIsSaid() throws IOException {
        byte[] packed = packed(BYTES);
        assertThat(WholeBytes.unpacked(packed)).isEqualTo(BYTES);
        byte[] two = Arrays.copyOf(packed, 2 * packed.length);
        System.arraycopy(packed, 0, two, packed.length, packed.length);
        assertThat(WholeBytes.unpacked(two)).hasSize(2000).startsWith(BYTES).endsWith(BYTES);
        byte[] damaged = packed.clone();
        Arrays.fill(damaged, packed.length - 4, packed.length, (byte) 0xff);
        assertThatThrownBy(() -> WholeBytes.unpacked(damaged)).isInstanceOf(IOException.class);
        assertThat(WholeBytes.unpacked(packed(new byte[1 << 20]))).hasSize(1 << 20);
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}

package dev.lockstep.models.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.dtype.DType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {
    /** What {@link #toBytes} must give; read with safetensors in Python, where it has the tensors and texts below. */
    private static final String WRITTEN = "{\"__metadata__\":{\"b\":\"two\\nlines\",\"a\":\"\u00e9\"},"
            + "\"w1\":{\"dtype\":\"F64\",\"shape\":[2,1],\"data_offsets\":[0,16]},"
            + "\"b1\":{\"dtype\":\"F32\",\"shape\":[1,1],\"data_offsets\":[16,20]}}";

    @TempDir
    private Path folder;

    private static Safetensors example() {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("b", "two\nlines");
        metadata.put("a", "\u00e9");
        return new Safetensors(
                metadata,
                List.of(
                        Tensor.of("b1", DType.FLOAT32, List.of(1, 1), new double[] {(float) 0.1}),
                        Tensor.of("w1", DType.FLOAT64, List.of(2, 1), new double[] {0.1, -0.0})));
    }

    @Test
    void toBytes() {
        byte[] header = WRITTEN.getBytes(StandardCharsets.UTF_8);
        int padded = (header.length + 7) / 8 * 8;
        ByteBuffer expected = ByteBuffer.allocate(8 + padded + 20)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(padded);
        expected.put(header).put(" ".repeat(padded - header.length).getBytes(StandardCharsets.US_ASCII));
        expected.putDouble(0.1).putDouble(-0.0).putFloat(0.1f);

        assertThat(example().toBytes()).isEqualTo(expected.array());
    }

    @Test
    void readsWhatItWrites() {
        Path file = folder.resolve("model.safetensors");
        example().write(file);

        assertThat(Safetensors.read(file)).isEqualTo(example());
        assertThat(Safetensors.read(file).metadata().keySet()).containsExactly("b", "a");
    }

    @Test
    void readsWhatPyTorchWrites() throws IOException {
        Safetensors read = Safetensors.parse("pytorch", fromPyTorch());

        assertThat(read.metadata()).containsExactly(Map.entry("made by", "PyTorch \u00e9"));
        assertThat(read.tensor("0.weight").shape()).containsExactly(2, 2);
        assertThat(read.tensor("0.weight").values()).containsExactly(0.1, -2.5, 1e-30, 3);
        assertThat(read.tensor("0.bias").values()).containsExactly(0.1f, -0.0);
        assertThat(read.tensor("half").values()).containsExactly(1.5, -65504, 0x1p-24, Double.POSITIVE_INFINITY);
        assertThat(read.tensor("brain").values()).containsExactly(1.5, -0x1.c4p127);
        assertThat(read.tensor("count").shape()).isEmpty();
        assertThat(read.tensor("count").values()).containsExactly(0x1p53);
        assertThat(read.tensor("small").values()).containsExactly(-7, 7);
        assertThat(read.tensor("short").values()).containsExactly(-300);
        assertThat(read.tensor("byte").values()).containsExactly(200);
        assertThat(read.tensor("signed").values()).containsExactly(-100);
        assertThat(read.tensor("none").shape()).containsExactly(0, 3);
        assertThat(read.tensor("none").values()).isEmpty();
    }

    @Test
    void everyTruncationIsRefused() throws IOException {
        for (byte[] whole : List.of(example().toBytes(), fromPyTorch())) {
            for (int length = 0; length < whole.length; length++) {
                byte[] cut = Arrays.copyOf(whole, length);
                assertThatThrownBy(() -> Safetensors.parse("cut", cut)).isInstanceOf(SafetensorsException.class);
            }
        }
    }

    /** A byte of the header may be one of a name or text; then the file is another, and whole. */
    @Test
    void everyChangedByteOfTheHeaderIsRefusedOrHarmless() throws IOException {
        byte[] whole = fromPyTorch();
        int header = (int) ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getLong();
        byte[] data = Arrays.copyOfRange(whole, 8 + header, whole.length);
        int refused = 0;
        for (int place = 0; place < 8 + header; place++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = whole.clone();
                changed[place] ^= (byte) (1 << bit);
                try {
                    Safetensors read = Safetensors.parse("changed", changed);
                    ByteBuffer all = ByteBuffer.allocate(data.length);
                    read.tensors().forEach(tensor -> all.put(tensor.data()));
                    assertThat(all.array()).isEqualTo(data);
                } catch (SafetensorsException expected) {
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThan(header * 8 / 2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '!', textBlock = """
                    []                                                                     | its header does not begin with {
                    {                                                                      | its header is no JSON
                    {} x                                                                   | its header is no JSON
                    {} {}                                                                  | something follows the JSON object of its header
                    {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}                 | 4 bytes follow the last tensor
                    {"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}                 | there is a gap before the tensor 'a'
                    {"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}                | the tensor 'a' ends outside the file
                    {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,9223372036854775807]}} | the tensor 'a' ends outside the file
                    {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,9223372036854775808]}} | the tensor 'a' has a size or place that is no integer
                    {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,8]}}                 | the tensor 'a' of F32 [1] has 8 bytes
                    {"a":{"dtype":"F32","shape":[2147483647,2147483647,2147483647],"data_offsets":[0,8]}} | the tensor 'a' of F32 [2147483647, 2147483647, 2147483647] has 8 bytes
                    {"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}                | the tensor 'a' has the size or place -2
                    {"a":{"dtype":"F32","shape":[2.0],"data_offsets":[0,8]}}               | the tensor 'a' has a size or place that is no integer
                    {"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}                 | there is a gap before the tensor 'a'
                    {"a":{"dtype":"F32","shape":[2],"data_offsets":[0]}}                   | the tensor 'a' needs a dtype, a shape and two data_offsets
                    {"a":{"dtype":"F32","shape":2,"data_offsets":[0,8]}}                   | the tensor 'a' has something other than a list of numbers
                    {"a":{"dtype":"C64","shape":[1],"data_offsets":[0,8]}}                 | the tensor 'a' has elements of 'C64', which are not read
                    {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"x":1}}           | the tensor 'a' has the key 'x'
                    {"a":1}                                                                | 'a' is no object in its header
                    {"__metadata__":{"a":1}}                                               | its metadata 'a' is no text
                    {"__metadata__":{"a":"1","a":"1"}}                                     | its header is no JSON: line 1, column
                    {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}} | its header is no JSON: line 1, column
                    {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}} | the tensor 'b' overlaps the one before
                    """)
    void refusesAHeaderThatDoesNotHoldTogether(String header, String reason) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = ByteBuffer.allocate(8 + text.length + 8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .array();

        assertThatThrownBy(() -> Safetensors.parse("it", bytes))
                .isInstanceOf(SafetensorsException.class)
                .hasMessageStartingWith("it: no whole safetensors file: " + reason)
                .hasMessageNotContaining("\n");
    }

    @Test
    void refusesAHeaderLargerThanTheFormatAllows() {
        byte[] bytes = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(100_000_001)
                .array();

        assertThatThrownBy(() -> Safetensors.parse("it", bytes)).hasMessageContaining("larger than 100 MB");
    }

    @Test
    void refusesIntegersThatAreNoFloat64() {
        ByteBuffer data = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong((1L << 53) + 1);
        Tensor tensor = new Tensor("n", TensorType.I64, List.of(), data.flip());

        assertThatThrownBy(tensor::values).isInstanceOf(SafetensorsException.class);
    }

    @Test
    void everyNaNIsTheSameOne() {
        double other = Double.longBitsToDouble(0xfff8000000000001L);

        assertThat(Tensor.of("n", DType.FLOAT64, List.of(), new double[] {other}))
                .isEqualTo(Tensor.of("n", DType.FLOAT64, List.of(), new double[] {Double.NaN}));
        assertThat(Tensor.of("n", DType.FLOAT32, List.of(), new double[] {other}))
                .isEqualTo(Tensor.of("n", DType.FLOAT32, List.of(), new double[] {Double.NaN}));
    }

    @Test
    void saysWhyAFileCanNotBeReadOrWritten() throws IOException {
        assertThatThrownBy(() -> Safetensors.read(folder.resolve("absent")))
                .hasMessage(folder.resolve("absent") + ": can not be read: no such file");
        assertThatThrownBy(() -> example().write(folder)).hasMessage(folder + ": can not be written: it is a folder");
        assertThat(Files.list(folder)).isEmpty();
    }

    private static byte[] fromPyTorch() throws IOException {
        try (InputStream stream = SafetensorsTest.class.getResourceAsStream("from-pytorch.hex")) {
            String text = new String(stream.readAllBytes(), StandardCharsets.US_ASCII);
            return HexFormat.of()
                    .parseHex(text.lines().filter(line -> !line.startsWith("#")).collect(Collectors.joining()));
        }
    }
}

package dev.lockstep.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.models.file.Checkpoint;
import dev.lockstep.models.file.ModelFile;
import dev.lockstep.models.file.Sha256;
import dev.lockstep.models.safetensors.Safetensors;
import dev.lockstep.nn.model.ParameterValues;
import dev.lockstep.onnx.OnnxExport;
import dev.lockstep.onnx.OnnxWeights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged models, checkpoints and ONNX files, also those whose lengths and hashes were made to fit again: read, or refused in one line. */
class ModelFileFaultsTest {
    private static final String NETWORK = """
            name: mine
            title: A line
            data: {inputs: [[1], [2]], targets: [[2], [4]]}
            layers:
              - dense: {units: 1, activation: tanh, weights: zeros, bias: zeros}
            loss: {report: {mean: squared-error}}
            optimizer: {sgd: {learning-rate: 0.1}}
            training: {epochs: 3}
            """;

    private static final int SEAL_FROM = 8 + "{\"__metadata__\":{\"sha256\":\"".length();
    private static final int SEAL_DIGITS = 64;

    private static final ModelFile MODEL = new ModelFile(
            NETWORK,
            DType.FLOAT64,
            List.of("no", "yes"),
            Map.of(ModelFile.SEED, "1"),
            List.of(values("w1", 0.5), values("b1", -0.25)));

    @TempDir
    private Path folder;

    private final Mutator mutator = new Mutator(Faults.SEED);

    private static ParameterValues values(String name, double value) {
        return new ParameterValues(name, 1, 1, new double[] {value});
    }

    @Test
    void everyDamagedModelIsRefused() throws IOException {
        Path file = folder.resolve("model");
        MODEL.save(file);
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < Faults.COUNT; i++) {
            byte[] mutated = mutator.mutate(whole);
            Files.write(file, mutated);
            assertThat(Arrays.equals(mutated, whole) || refuses(() -> ModelFile.load(file)))
                    .isTrue();
        }
    }

    @Test
    void everyModelWithAnotherHeaderIsReadOrRefusedInClearLines() throws IOException {
        Path file = folder.resolve("model");
        MODEL.save(file);
        everyOtherHeader(file, () -> ModelFile.load(file).definition());
    }

    @Test
    void everyCheckpointWithAnotherHeaderIsReadOrRefusedInClearLines() throws IOException {
        Path file = folder.resolve("checkpoint");
        Checkpoint checkpoint = new Checkpoint(
                Sha256.of(NETWORK),
                DType.FLOAT64,
                3,
                0,
                Map.of(),
                Map.of(Checkpoint.LOSSES, new double[] {1, 0.5}),
                MODEL.parameters(),
                List.of(values("w1/mean", 1)));
        checkpoint.save(file);
        everyOtherHeader(file, () -> Checkpoint.load(file));
    }

    @Test
    void everyDamagedOnnxFileIsReadOrRefusedInClearLines() throws IOException {
        Path file = folder.resolve("model.onnx");
        try (Backend backend = Backends.open("java")) {
            OnnxExport.write(MODEL, backend, file);
        }
        byte[] whole = Files.readAllBytes(file);
        for (int i = 0; i < Faults.COUNT; i++) {
            Files.write(file, mutator.mutate(whole));
            refuses(() -> OnnxWeights.read(
                    file, MODEL.definition().layers(), MODEL.definition().sampleShape()));
        }
    }

    private void everyOtherHeader(Path file, Runnable reading) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        int refused = 0;
        for (int i = 0; i < Faults.COUNT; i++) {
            byte[] mutated = withAnotherHeader(whole);
            Files.write(file, mutated);
            refused += refuses(reading) ? 1 : 0;
            refuses(() -> Safetensors.read(file));
        }
        assertThat(refused).isGreaterThan(Faults.COUNT / 4);
    }

    /** The file with its header damaged behind the seal, and its length and seal made to fit. */
    private byte[] withAnotherHeader(byte[] whole) {
        int data =
                8 + (int) ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getLong();
        byte[] header = mutator.mutate(Arrays.copyOfRange(whole, SEAL_FROM + SEAL_DIGITS, data));
        ByteBuffer file = ByteBuffer.allocate(SEAL_FROM + SEAL_DIGITS + header.length + whole.length - data)
                .order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(SEAL_FROM + SEAL_DIGITS + header.length - 8);
        file.put(whole, 8, SEAL_FROM - 8).put(digits("0".repeat(SEAL_DIGITS)));
        file.put(header).put(whole, data, whole.length - data);
        file.put(SEAL_FROM, digits(Sha256.of(file.array())));
        return file.array();
    }

    private static byte[] digits(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether it is refused; anything but a refusal, one line or one for each mistake in a network, within seconds, is a fault of ours. */
    private static boolean refuses(Runnable reading) {
        return ProcessorTime.requireWithin(Duration.ofSeconds(10), "reading", () -> {
            try {
                reading.run();
                return false;
            } catch (LockstepException refusal) {
                assertThat(refusal.getMessage()
                                .lines()
                                .flatMapToInt(String::codePoints)
                                .anyMatch(Character::isISOControl))
                        .as("control characters in: %s", refusal.getMessage())
                        .isFalse();
                return true;
            }
        });
    }
}

package dev.lockstep.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.models.network.NetworkFileReader;
import dev.lockstep.nn.metric.Predictions;
import dev.lockstep.trainer.network.DefinedNetwork;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Samples that are read batch by batch train with the bits of those in memory. */
class StreamedTrainingTest {
    private static final int SAMPLES = 2300;
    private static final String NETWORK = """
            name: streamed
            title: Numbers in a file
            random: {generator: counter, seed: 3}
            data:
              file: FILE
              target: TARGET
              missing: impute
              scale: standardize
              stream: false
              validation: {share: 0.47}
            layers:
              - dense: {units: 3, activation: tanh, weights: xavier-normal, bias: zeros}
              - {dropout: {rate: 0.2}}
              - dense: {units: 1, weights: xavier-normal, bias: zeros}
            loss: {report: {mean: squared-error}}
            optimizer: {adam: {learning-rate: 0.01}}
            training: {epochs: 3, batch: 100, shuffle: true, early-stopping: {patience: 9}}
            """;

    private static final String[] STREAMED = {"stream: false", "stream: true"};

    @TempDir
    private Path folder;

    private Backend backend;

    @BeforeEach
    void open() throws IOException {
        backend = Backends.onClassPath().open();
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (" + SAMPLES + ", 3), }\n";
        ByteBuffer array = ByteBuffer.allocate(10 + header.length() + SAMPLES * 24)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
                .putShort((short) header.length())
                .put(header.getBytes(StandardCharsets.US_ASCII));
        StringBuilder rows = new StringBuilder("a,b,text,y\n");
        for (int i = 0; i < SAMPLES; i++) {
            double a = i * 37 % 101 / 10.0;
            double b = i % 50 == 7 ? Double.NaN : i * 11 % 17 - 4;
            double y = a * 0.3 + i % 5;
            array.putDouble(a).putDouble(b).putDouble(y);
            rows.append(a).append(',').append(Double.isNaN(b) ? "" : b);
            rows.append(i % 3 == 0 ? ",red," : ",blue,").append(y).append('\n');
        }
        Files.write(folder.resolve("data.npy"), array.array());
        Files.writeString(folder.resolve("data.csv"), rows);
    }

    @AfterEach
    void close() {
        backend.close();
    }

    private DefinedNetwork network(String file, String target, String... change) {
        String text = NETWORK.replace("FILE", file).replace("TARGET", target);
        for (int i = 0; i < change.length; i += 2) {
            assertThat(text).contains(change[i]);
            text = text.replace(change[i], change[i + 1]);
        }
        return new DefinedNetwork(NetworkFileReader.parse(folder.resolve("own.yaml"), text));
    }

    @ParameterizedTest
    @CsvSource({"data.npy,'\"3\"'", "data.csv,y"})
    void theBitsAreThoseOfTrainingInMemory(String file, String target) {
        for (DType dtype : DType.values()) {
            TrainingOptions options = TrainingOptions.NONE.withDType(dtype);
            TrainingResult inMemory =
                    new Trainer().train(backend, network(file, target), options, TrainingListener.NONE);
            DefinedNetwork streamed = network(file, target, STREAMED);
            assertThat(streamed.start(OptionalLong.empty()).streamed()).isPresent();
            TrainingResult result = new Trainer().train(backend, streamed, options, TrainingListener.NONE);
            assertThat(ResultDigest.of(result)).isEqualTo(ResultDigest.of(inMemory));
            Predictions predictions = result.validation().orElseThrow().predictions();
            assertThat(predictions.rows()).isEqualTo(1081);
        }
    }

    @Test
    void ordersBatchesAndEndsAsInMemory() {
        for (String training : List.of(
                "{epochs: 3, batch: 100}",
                "{epochs: 3, batch: 100, drop-last: true, shuffle: true}",
                "{epochs: 2}",
                "{epochs: 2, shuffle: true}",
                "{epochs: 2, batch: 1219, shuffle: true}")) {
            String[] other = {"{epochs: 3, batch: 100, shuffle: true, early-stopping: {patience: 9}}", training};
            String[] streamed = {other[0], other[1], STREAMED[0], STREAMED[1]};
            TrainingResult inMemory = new Trainer().train(backend, network("data.csv", "y", other));
            TrainingResult result = new Trainer().train(backend, network("data.csv", "y", streamed));
            assertThat(ResultDigest.of(result)).as(training).isEqualTo(ResultDigest.of(inMemory));
        }
    }

    @Test
    void weighsSamplesAsInMemory() throws IOException {
        StringBuilder rows = new StringBuilder("a,w,y\n");
        for (int i = 0; i < 300; i++) {
            rows.append(i * 7 % 50)
                    .append(',')
                    .append(i % 4 * 0.5)
                    .append(',')
                    .append(i % 9)
                    .append('\n');
        }
        Files.writeString(folder.resolve("weighed.csv"), rows);
        String[] weights = {"missing: impute", "weights: w"};
        DefinedNetwork inMemory = network("weighed.csv", "y", weights);
        DefinedNetwork streamed = network("weighed.csv", "y", weights[0], weights[1], STREAMED[0], STREAMED[1]);
        String digest = ResultDigest.of(new Trainer().train(backend, inMemory));
        assertThat(ResultDigest.of(new Trainer().train(backend, streamed))).isEqualTo(digest);
        DefinedNetwork alike = network("weighed.csv", "y", "missing: impute", "features: [a]");
        assertThat(ResultDigest.of(new Trainer().train(backend, alike))).isNotEqualTo(digest);
    }

    /** A step is traced too, with the samples that it read in place of all and their numbers. */
    @Test
    void aStepGivesTheSameResultsOneByOne() {
        assertThat(results(network("data.csv", "y", STREAMED)))
                .isEqualTo(results(network("data.csv", "y")).stream()
                        .filter(each -> !each.startsWith("gather"))
                        .toList());
    }

    private List<String> results(DefinedNetwork network) {
        List<String> results = new ArrayList<>();
        try (var scope = backend.scope();
                TrainingRun run = new TrainingRun(backend, network, TrainingOptions.NONE)) {
            run.trace(2).stream()
                    .filter(TracedOperation::isResult)
                    .forEach(each -> results.add(each.operation() + Arrays.toString(each.values())));
        }
        return results;
    }

    @Test
    void numbersThatFloat32HasNoRoomForAreRefusedWhenTheyAreRead() throws IOException {
        Path path = folder.resolve("large.csv");
        Files.writeString(path, "a,y\n1,1\n1e300,2\n3,3\n4,4\n");
        DefinedNetwork network = network("large.csv", "y", "standardize", "none", STREAMED[0], STREAMED[1]);
        TrainingOptions options = TrainingOptions.NONE.withDType(DType.FLOAT32);
        assertThatThrownBy(() -> new Trainer().train(backend, network, options, TrainingListener.NONE))
                .isInstanceOf(LockstepException.class)
                .hasMessageContaining("inputs: 1.0E300 in row ")
                .hasMessageContaining("is infinite in float32");
    }
}

package dev.lockstep.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged run records: each is repeated, with whatever result, or refused in one line. */
class RunRecordFaultsTest {
    private static final String NETWORK = """
            name: mine
            title: A line
            data: {inputs: [[1], [2]], targets: [[2], [4]]}
            layers:
              - dense: {units: 1, activation: linear, weights: zeros, bias: false}
            loss: {report: {mean: squared-error}}
            optimizer: {sgd: {learning-rate: 0.1}}
            training: {epochs: 3}
            """;

    @TempDir
    private Path folder;

    private List<byte[]> records;

    @BeforeEach
    void record() throws IOException {
        Path own = Files.writeString(folder.resolve("mine.yaml"), NETWORK);
        records = List.of(
                recorded("two-point", "--epochs", "2"),
                recorded(own.toString()),
                recorded("xor", "--epochs", "2", "--seed", "3", "--learning-rate", "0.5", "--dtype", "float32"));
    }

    private byte[] recorded(String... arguments) throws IOException {
        Path file = folder.resolve("whole.json");
        String[] all = Arrays.copyOf(arguments, arguments.length + 4);
        System.arraycopy(new String[] {"-o", file.toString(), "--quiet"}, 0, all, arguments.length, 3);
        System.arraycopy(all, 0, all, 1, all.length - 1);
        all[0] = "record";
        assertThat(Outcome.of(all).code()).isZero();
        return Files.readAllBytes(file);
    }

    @Test
    void everyMutationIsRepeatedOrRefusedInOneLine() throws IOException {
        Mutator mutator = new Mutator(Faults.SEED);
        int refused = 0;
        for (int i = 0; i < Faults.COUNT; i++) {
            refused += refuses(mutator.mutate(records.get(i % records.size()))) ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(Faults.COUNT / 2);
    }

    @Test
    void everyTruncationIsRefusedInOneLine() throws IOException {
        byte[] whole = records.get(0);
        for (int length = 0; length < whole.length; length++) {
            assertThat(refuses(Arrays.copyOf(whole, length))).isTrue();
        }
        assertThat(refuses(whole)).isFalse();
    }

    private boolean refuses(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("run.json"), content);
        Outcome outcome = Outcome.of("replay", file.toString(), "--backend", "java", "--quiet");
        assertThat(outcome.code()).as(outcome.err()).isIn(0, 1, 2, 4);
        if (outcome.code() > 1) {
            outcome.requireClearLines();
            assertThat(outcome.out()).isEmpty();
            return true;
        }
        outcome.requireHarmless();
        assertThat(outcome.out()).contains(outcome.code() == 0 ? ": identical on " : ": different on ");
        return false;
    }
}

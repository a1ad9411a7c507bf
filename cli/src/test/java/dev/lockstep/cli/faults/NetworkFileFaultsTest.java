package dev.lockstep.cli.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.models.network.NetworkFileException;
import dev.lockstep.models.network.NetworkFileReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged network files: each is a network or refused in a line for each mistake, with its place. */
class NetworkFileFaultsTest {
    private static final List<String> NETWORKS =
            List.of("noisy-sum", "two-point-corrected", "xor", "xor-logistic", "curve", "random-fit");

    @TempDir
    private Path folder;

    private static byte[] file(String network) throws IOException {
        try (InputStream content =
                NetworkFileReader.class.getResourceAsStream("/dev/lockstep/networks/" + network + ".yaml")) {
            return content.readAllBytes();
        }
    }

    @Test
    void everyMutationIsANetworkOrRefusedInClearLines() throws IOException {
        Mutator mutator = new Mutator(Faults.SEED);
        int refused = 0;
        for (int i = 0; i < Faults.COUNT; i++) {
            refused += refuses(mutator.mutate(file(NETWORKS.get(i % NETWORKS.size())))) ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(Faults.COUNT / 2);
    }

    /** All of them where many faults are asked for; else one in seven, which cut within most words and numbers and at the ends of some lines. */
    @Test
    void everyTruncationIsRefusedInClearLinesOrIsWhole() throws IOException {
        byte[] whole = file("xor");
        for (int length = 0; length < whole.length; length += Faults.MANY ? 1 : 7) {
            refuses(Arrays.copyOf(whole, length));
        }
    }

    private boolean refuses(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("network.yaml"), content);
        try {
            NetworkFileReader.read(file);
            return false;
        } catch (NetworkFileException refusal) {
            Outcome outcome = Outcome.of("train", file.toString(), "--quiet", "--json");
            outcome.requireClearLines();
            assertThat(outcome.code()).isEqualTo(2);
            assertThat(outcome.err()).startsWith("lockstep: " + file + ":");
            assertThat(outcome.out()).contains("\"exitCode\" : 2");
            return true;
        }
    }
}

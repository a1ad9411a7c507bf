package dev.lockstep.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkCatalogTest {
    private static final String KNOWN =
            "accepted: noisy-sum, two-point-corrected, xor, xor-logistic, curve, random-fit, or the path of a network file"
                    + " such as ./my-network.yaml";

    private final NetworkCatalog catalog = new NetworkCatalog();

    @Test
    void namesAreInTheirOrder() {
        assertThat(catalog.names())
                .containsExactly("noisy-sum", "two-point-corrected", "xor", "xor-logistic", "curve", "random-fit");
    }

    @Test
    void aNameIsABuiltInNetworkAndAPathAFile(@TempDir Path folder) throws IOException {
        assertThat(catalog.resolve("curve").name()).isEqualTo("curve");
        Path file = Files.writeString(folder.resolve("xor"), NetworkFiles.SMALL);
        assertThat(catalog.resolve(file.toString()).name()).isEqualTo("small");
        assertThatThrownBy(() -> catalog.resolve("missing.yml"))
                .isInstanceOf(NetworkFileException.class)
                .hasMessage("missing.yml: no such file");
        assertThatThrownBy(() -> catalog.resolve("./xor\u0000"))
                .isInstanceOf(NetworkFileException.class)
                .hasMessage("'./xor?' is not a path");
    }

    @ParameterizedTest
    @CsvSource({"xro, xor", "noisy_sum, noisy-sum", "Curve, curve", "xorlogistic, xor-logistic", "transformer,", "'',"})
    void anUnknownNameGetsTheKnownOnes(String name, String meant) {
        assertThatThrownBy(() -> catalog.resolve(name))
                .isInstanceOf(NetworkFileException.class)
                .hasMessage("unknown network '" + name + "': " + (meant == null ? "" : "did you mean '" + meant + "'? ")
                        + KNOWN);
    }
}

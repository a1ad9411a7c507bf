package dev.lockstep.numerics.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorModuleTest {
    @TempDir
    private Path folder;

    @Test
    void anImageWithoutTheModuleOffersNone() throws IOException {
        assertThat(VectorModule.mayHold(Path.of(System.getProperty("java.home"), "release")))
                .isTrue();
        assertThat(VectorModule.mayHold(folder.resolve("absent"))).isTrue();
        assertThat(mayHold("JAVA_VERSION=\"17\"\n")).isTrue();
        assertThat(mayHold("MODULES=\"java.base jdk.incubator.vector jdk.zipfs\"\n"))
                .isTrue();
        assertThat(mayHold("JAVA_VERSION=\"17\"\nMODULES=\"java.base\"\n")).isFalse();
    }

    private boolean mayHold(String text) throws IOException {
        return VectorModule.mayHold(Files.writeString(folder.resolve("release"), text));
    }
}

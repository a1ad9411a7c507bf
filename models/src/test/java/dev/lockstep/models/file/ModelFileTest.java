package dev.lockstep.models.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.LockstepException;
import dev.lockstep.api.dtype.DType;
import dev.lockstep.models.safetensors.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModelFileTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void loadsWhatItSaved(DType dtype) {
        Path file = folder.resolve("model.safetensors");
        ModelFile saved = Examples.model(dtype);
        saved.save(file);
        ModelFile loaded = ModelFile.load(file);

        assertThat(loaded).usingRecursiveComparison().isEqualTo(saved);
        assertThat(loaded.sha256()).isEqualTo(saved.sha256());
        assertThat(loaded.text(ModelFile.SEED)).hasValue("42");
        assertThat(loaded.text(ModelFile.PREPROCESSING)).isEmpty();
    }

    /** The file itself, so that no JDK and no version writes another without anybody noticing. */
    @Test
    void theBytesAreTheSameEverywhere() {
        assertThat(Examples.model(DType.FLOAT64).sha256())
                .isEqualTo("18529c51ff7953fc4c3a353bc832172df91d61cb12512e405dc9a81fa47427b9");
    }

    @Test
    void othersReadItsTensors() {
        Path file = folder.resolve("model.safetensors");
        Examples.model(DType.FLOAT32).save(file);
        Safetensors read = Safetensors.read(file);

        assertThat(read.metadata())
                .containsEntry("lockstep-model", "1")
                .containsEntry("network", Examples.NETWORK)
                .containsEntry("labels", "[\"no\",\"y\u00e9s, \\\"it\\\" is\"]");
        assertThat(read.tensor("w1").shape()).containsExactly(2, 1);
    }

    @Test
    void predicts() {
        try (Backend backend = Backends.open("java")) {
            double[] outputs = Examples.model(DType.FLOAT64)
                    .on(backend)
                    .predict(backend.matrix(DType.FLOAT64, 1, 2, 1, 2))
                    .toArray();

            assertThat(outputs)
                    .containsExactly(backend.matrix(DType.FLOAT64, 1, 1, 0.1 - 2e-30 + 0.7)
                            .tanh()
                            .value());
        }
    }

    @Test
    void refusesParametersOfAnotherNetwork() {
        ModelFile model = Examples.model(DType.FLOAT64);
        ModelFile other = new ModelFile(
                model.network().replace("units: 1", "units: 2").replace("[[1], [0]]", "[[1, 1], [0, 0]]"),
                model.dtype(),
                List.of(),
                Map.of(),
                model.parameters());

        try (Backend backend = Backends.open("java")) {
            assertThatThrownBy(() -> other.on(backend))
                    .isInstanceOf(LockstepException.class)
                    .hasMessageContaining("w1 2x2");
        }
    }

    @Test
    void everyTruncationAndEveryChangedByteIsRefused() throws IOException {
        Path file = folder.resolve("model.safetensors");
        Examples.model(DType.FLOAT64).save(file);
        byte[] whole = Files.readAllBytes(file);
        for (int place = 0; place < whole.length; place++) {
            byte[] cut = Arrays.copyOf(whole, place);
            refuses(cut, "a cut");
            byte[] changed = whole.clone();
            changed[place] ^= (byte) (1 << place % 8);
            refuses(changed, "a change");
        }
        refuses(Arrays.copyOf(whole, whole.length + 1), "more");
    }

    private static void refuses(byte[] bytes, String what) {
        assertThatThrownBy(() -> SealedFile.parse("it", bytes, "lockstep-model"))
                .as(what)
                .isInstanceOf(ModelFileException.class)
                .hasMessageNotContaining("\n");
    }

    @Test
    void refusesACheckpointAndWhatIsNone() throws IOException {
        Path file = folder.resolve("checkpoint.safetensors");
        Examples.checkpoint(DType.FLOAT64, 2).save(file);
        Path text = Files.writeString(folder.resolve("text"), "name: xor\n".repeat(20));

        assertThatThrownBy(() -> ModelFile.load(file))
                .hasMessageStartingWith(file + ": its texts have no 'lockstep-model' of version 1");
        assertThatThrownBy(() -> ModelFile.load(text))
                .hasMessage(text + ": neither a model nor a checkpoint of Lockstep");
        assertThatThrownBy(() -> ModelFile.load(folder.resolve("absent"))).hasMessageEndingWith("no such file");
    }

    @Test
    void refusesTextsWithNamesOfItsOwn() {
        assertThatThrownBy(() -> new ModelFile("", DType.FLOAT64, List.of(), Map.of("sha256", ""), List.of()))
                .isInstanceOf(ModelFileException.class);
    }
}

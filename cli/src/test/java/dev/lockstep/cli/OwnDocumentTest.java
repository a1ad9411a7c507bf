package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.console.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The figures in the {@code document} of a user's own file, every one of which is checked. */
class OwnDocumentTest {
    private static final String PREDICTING = """
            name: predicting
            title: A single unit
            data:
              inputs: [[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]]
              targets: [[0], [0], [1], [1]]
            layers:
              - dense:
                  units: 1
                  activation: sigmoid
                  weights: [[-0.165955990594852], [0.4406489868843162], [-0.9997712503653102]]
                  bias: false
            loss: {report: {mean: squared-error}, follow: {sum: half-squared-error}}
            optimizer: {sgd: {learning-rate: 1}}
            training: {epochs: 10000, batch: all}
            document:
              source: iamtrask
              predictions:
                decimals: 8
                samples:
                  - {sample: 0, inputs: [0, 0, 1], target: [0], prediction: [0.00966449]}
                  - {sample: 3, inputs: [1, 1, 1], target: [1], prediction: [0.99211957]}
            """;

    @TempDir
    private Path folder;

    private String losses;

    @BeforeEach
    void read() throws IOException {
        try (var resource = OwnDocumentTest.class.getResourceAsStream("brownlee.yaml")) {
            losses = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void allFiguresReproducedAreYes() throws IOException {
        Run trained = train(losses);
        assertThat(trained.out()).contains("1.132 (epoch 19)  yes");
        assertThat(trained.err()).isEmpty();
        assertThat(trained.code()).isEqualTo(ExitCode.OK);

        Run verified = verify(losses);
        assertThat(verified.out())
                .contains("loss of epoch 5")
                .endsWith("all 20 figures reproduced on java" + System.lineSeparator());
        assertThat(verified.code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void aWrongLossAmidTheOthersIsMissed() throws IOException {
        String wrong = losses.replace("5: 4.173", "5: 9.999");
        Run trained = train(wrong);
        assertThat(trained.out()).contains("9.999 (epoch 5)", "  no  ");
        assertThat(trained.err())
                .isEqualTo("lockstep: brownlee: 1 of 20 figures of its document missed, first the loss of epoch 5: "
                        + "printed 9.999, ours 4.173; 'lockstep verify' shows all" + System.lineSeparator());
        assertThat(trained.code()).isEqualTo(ExitCode.MISMATCH);

        assertThat(verify(wrong).out()).endsWith("1 of 20 figures missed on java" + System.lineSeparator());
        assertThat(verify(wrong).code()).isEqualTo(ExitCode.MISMATCH);
        assertThat(Run.of("train", file(wrong), "--json", "--quiet").out())
                .contains("\"figures\" : 20", "\"missed\" : 1", "\"reproduced\" : false");
    }

    @Test
    void predictionsAreFiguresToo() throws IOException {
        assertThat(train(PREDICTING).code()).isEqualTo(ExitCode.OK);
        assertThat(verify(PREDICTING).out()).contains("all 10 figures reproduced");

        String wrong = PREDICTING.replace("0.00966449", "0.5");
        assertThat(train(wrong).err())
                .contains("1 of 10 figures of its document missed, first the prediction of sample 0");
        assertThat(train(wrong).code()).isEqualTo(ExitCode.MISMATCH);
        assertThat(verify(wrong).code()).isEqualTo(ExitCode.MISMATCH);
    }

    @Test
    void predictionsOfBatchesAreThoseOfTheLastOne() throws IOException {
        String inBatches = PREDICTING.replace("batch: all", "batch: 3").replaceAll(" +- \\{sample: 0.*\n", "");
        assertThat(verify(inBatches).out()).contains("prediction of sample 3").contains("target of sample 3");
        assertThat(verify(inBatches).code()).isNotEqualTo(ExitCode.INTERNAL);
    }

    @Test
    void namedNetworksAreVerifiedAlone() {
        Run run = Run.of("verify", "two-point", "random-fit");
        assertThat(run.out()).contains("gradient 1 of w1 in epoch 9").doesNotContain("curve", "one step");
        assertThat(run.code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void aFileWithoutFiguresCanNotBeVerified() throws IOException {
        Run run = verify(losses.substring(0, losses.indexOf("document:")));
        assertThat(run.err())
                .isEqualTo("lockstep: brownlee has no figures to compare: its file has no 'document' that prints any"
                        + System.lineSeparator());
        assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    }

    private Run train(String text) throws IOException {
        return Run.of("train", file(text), "--quiet", "--backend", "java");
    }

    private Run verify(String text) throws IOException {
        return Run.of("verify", file(text), "--backend", "java");
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("own.yaml"), text).toString();
    }
}

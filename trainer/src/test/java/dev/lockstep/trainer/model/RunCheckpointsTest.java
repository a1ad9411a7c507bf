package dev.lockstep.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.Backend;
import dev.lockstep.api.Backends;
import dev.lockstep.api.LockstepException;
import dev.lockstep.models.network.NetworkDefinition;
import dev.lockstep.models.network.NetworkFileReader;
import dev.lockstep.trainer.network.DefinedNetwork;
import dev.lockstep.trainer.training.Checkpointing;
import dev.lockstep.trainer.training.ResultDigest;
import dev.lockstep.trainer.training.Trainer;
import dev.lockstep.trainer.training.TrainingListener;
import dev.lockstep.trainer.training.TrainingOptions;
import dev.lockstep.trainer.training.TrainingResult;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that was interrupted after any epoch has the bits of one that was not. */
class RunCheckpointsTest {
    private static final int EPOCHS = 8;
    private static final String TEXT = """
            name: interrupted
            title: Everything that lasts from epoch to epoch
            random: {generator: numpy, seed: 2}
            data:
              inputs: {normal: {shape: [40, 3]}}
              targets: {normal: {shape: [40, 2]}}
              validation: {share: 0.25}
            layers:
              - dense: {units: 6, activation: tanh, weights: normal, bias: zeros}
              - batch-norm
              - {dropout: {rate: 0.3}}
              - dense: {units: 2, weights: normal, bias: zeros}
            loss: {report: {mean: squared-error}}
            optimizer: {adam: {learning-rate: 0.05}}
            training:
              epochs: 8
              batch: 7
              shuffle: true
              early-stopping: {patience: 50}
              schedule: {plateau: {patience: 0, factor: 0.5}}
            """;

    @TempDir
    private Path folder;

    private Backend backend;

    @BeforeEach
    void open() {
        backend = Backends.onClassPath().open();
    }

    @AfterEach
    void close() {
        backend.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"float64", "float32"})
    void goesOnAfterAnyEpochWithTheSameBits(String dtype) {
        String text = TEXT + "dtype: " + dtype + "\n";
        String expected = ResultDigest.of(train(text, EPOCHS, Checkpointing.NONE));
        for (int epoch = 1; epoch < EPOCHS; epoch++) {
            Path kept = folder.resolve("after-" + epoch);
            train(text, epoch, checkpoints(text, Optional.of(kept), epoch, Optional.empty()));
            TrainingResult resumed = train(text, EPOCHS, checkpoints(text, Optional.of(kept), 3, Optional.of(kept)));
            assertThat(ResultDigest.of(resumed)).as("after epoch %d", epoch).isEqualTo(expected);
        }
    }

    /** As one that was killed after its last epoch, before its results were written. */
    @Test
    void aCompleteRunHasItsResultsAgain() {
        TrainingResult whole = train(TEXT, EPOCHS, Checkpointing.NONE);
        Optional<Path> kept = Optional.of(folder.resolve("complete"));
        train(TEXT, EPOCHS, checkpoints(TEXT, kept, 1, Optional.empty()));
        TrainingResult again = train(TEXT, EPOCHS, checkpoints(TEXT, Optional.empty(), 1, kept));
        assertThat(ResultDigest.of(again)).isEqualTo(ResultDigest.of(whole));
        assertThat(again.lastPrediction()).usingRecursiveComparison().isEqualTo(whole.lastPrediction());
        assertThat(again.steps()).isEqualTo(whole.steps());
        assertThat(again.stepsTaken()).isZero();
        assertThat(again.stepsPerSecond()).isZero();
    }

    /** Where no later epoch is so much better, the first one's parameters are given back, after an interruption too. */
    @Test
    void theBestParametersOutlastTheInterruption() {
        String text = TEXT.replace("{patience: 50}", "{patience: 50, improvement: 1000}");
        TrainingResult whole = train(text, EPOCHS, Checkpointing.NONE);
        assertThat(whole.validation().orElseThrow().bestEpoch().orElseThrow()).isEqualTo(1);
        Optional<Path> kept = Optional.of(folder.resolve("best"));
        train(text, 4, checkpoints(text, kept, 4, Optional.empty()));
        TrainingResult resumed = train(text, EPOCHS, checkpoints(text, Optional.empty(), 1, kept));
        assertThat(ResultDigest.of(resumed)).isEqualTo(ResultDigest.of(whole));
    }

    /** A network without validation is trained in bursts of epochs, which the checkpoints cut. */
    @Test
    void burstsEndWhereTheRunIsKept() {
        String text = TEXT.replace("  validation: {share: 0.25}\n", "")
                .replace("  early-stopping: {patience: 50}\n", "")
                .replace("  schedule: {plateau: {patience: 0, factor: 0.5}}\n", "");
        String expected = ResultDigest.of(train(text, 100, Checkpointing.NONE));
        Path kept = folder.resolve("bursts");
        train(text, 50, checkpoints(text, Optional.of(kept), 7, Optional.empty()));
        TrainingResult resumed = train(text, 100, checkpoints(text, Optional.empty(), 1, Optional.of(kept)));
        assertThat(ResultDigest.of(resumed)).isEqualTo(expected);
    }

    @Test
    void refusesCheckpointsOfAnotherRunAndNothingToGoOnFrom() {
        Optional<Path> kept = Optional.of(folder.resolve("kept"));
        train(TEXT, 2, checkpoints(TEXT, kept, 1, Optional.empty()));
        assertThatThrownBy(() -> checkpoints(TEXT.replace("rate: 0.3", "rate: 0.4"), Optional.empty(), 1, kept))
                .isInstanceOf(LockstepException.class)
                .hasMessageContaining("is of another run");
        assertThatThrownBy(() -> checkpoints(TEXT, kept, 1, Optional.empty()))
                .hasMessageContaining("has checkpoints of a run already");
        assertThatThrownBy(() -> checkpoints(TEXT, Optional.empty(), 1, Optional.of(folder.resolve("none"))))
                .hasMessageContaining("has no checkpoint to go on from");
        assertThatThrownBy(() -> train(TEXT, 1, checkpoints(TEXT, Optional.empty(), 1, kept)))
                .hasMessage("the run is complete to epoch 2, and 1 are asked for:"
                        + " ask for as many or more, as in --epochs 2");
    }

    @Test
    void twoRunsAtOnceInOneFolderAreToldApart() {
        Optional<Path> shared = Optional.of(folder.resolve("shared"));
        RunCheckpoints one = checkpoints(TEXT, shared, 1, Optional.empty());
        RunCheckpoints other = checkpoints(TEXT, shared, 1, Optional.empty());
        train(TEXT, 2, one);
        assertThatThrownBy(() -> train(TEXT, 2, other))
                .isInstanceOf(LockstepException.class)
                .hasMessageEndingWith(
                        "was not written by this run: another one is kept in that folder; name one for each");
    }

    private static RunCheckpoints checkpoints(String text, Optional<Path> folder, int every, Optional<Path> resumed) {
        return new RunCheckpoints(
                definition(text), text, TrainingOptions.NONE, folder, every, RunCheckpoints.KEPT, resumed);
    }

    private TrainingResult train(String text, int epochs, Checkpointing checkpointing) {
        return new Trainer()
                .train(
                        backend,
                        new DefinedNetwork(definition(text)),
                        TrainingOptions.NONE.withEpochs(epochs),
                        TrainingListener.NONE,
                        checkpointing);
    }

    private static NetworkDefinition definition(String text) {
        return NetworkFileReader.parse("interrupted.yaml", text);
    }
}

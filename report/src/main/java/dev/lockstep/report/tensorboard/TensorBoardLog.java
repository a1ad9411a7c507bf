package dev.lockstep.report.tensorboard;

import dev.lockstep.report.run.EpochRecord;
import dev.lockstep.report.run.EpochSink;
import dev.lockstep.trainer.training.TrainingResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Writes a run for TensorBoard while it goes on, as two runs whose curves it lays over each other: in the folder {@code train} the tags {@code loss} and
 * {@code learning-rate}, in {@code validation} the tags {@code loss} and those of the metrics. The step is the epoch.
 *
 * <p>Throws {@link UncheckedIOException} where a file can not be written.
 */
public final class TensorBoardLog implements EpochSink {
    private static final String LOSS = "loss";

    private final Path folder;
    private final InstantSource clock;
    private EventFile training;
    private EventFile validation;

    /** Begins the files of the training. */
    public TensorBoardLog(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
        wrapped(() -> training = new EventFile(folder.resolve("train"), clock.instant()));
    }

    @Override
    public void epochs(List<EpochRecord> epochs) {
        Instant now = clock.instant();
        wrapped(() -> {
            for (EpochRecord epoch : epochs) {
                add(epoch, now);
            }
            training.flush();
            if (validation != null) {
                validation.flush();
            }
        });
    }

    private void add(EpochRecord epoch, Instant now) throws IOException {
        training.add(now, epoch.epoch(), LOSS, epoch.loss());
        if (epoch.learningRate().isPresent()) {
            training.add(
                    now, epoch.epoch(), "learning-rate", epoch.learningRate().getAsDouble());
        }
        if (epoch.validationLoss().isPresent()) {
            if (validation == null) {
                validation = new EventFile(folder.resolve("validation"), now);
            }
            validation.add(now, epoch.epoch(), LOSS, epoch.validationLoss().getAsDouble());
            for (Map.Entry<String, Double> metric : epoch.metrics().entrySet()) {
                validation.add(now, epoch.epoch(), metric.getKey(), metric.getValue());
            }
        }
    }

    @Override
    public void finished(TrainingResult result) {
        wrapped(() -> {
            training.close();
            if (validation != null) {
                validation.close();
            }
        });
    }

    private interface Writing {
        void run() throws IOException;
    }

    private static void wrapped(Writing writing) {
        try {
            writing.run();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

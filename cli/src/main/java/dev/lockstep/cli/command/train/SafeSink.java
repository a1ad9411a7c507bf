package dev.lockstep.cli.command.train;

import dev.lockstep.cli.output.Output;
import dev.lockstep.report.run.EpochRecord;
import dev.lockstep.report.run.EpochSink;
import dev.lockstep.trainer.training.TrainingResult;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;

/** A sink whose failures to write are those of its output. */
record SafeSink(Output output, EpochSink sink) implements EpochSink {
    static EpochSink of(Output output, Supplier<EpochSink> opened) {
        try {
            return new SafeSink(output, opened.get());
        } catch (UncheckedIOException failure) {
            throw output.failed(failure.getCause());
        }
    }

    @Override
    public void epochs(List<EpochRecord> epochs) {
        safely(() -> sink.epochs(epochs));
    }

    @Override
    public void finished(TrainingResult result) {
        safely(() -> sink.finished(result));
    }

    private void safely(Runnable writing) {
        try {
            writing.run();
        } catch (UncheckedIOException failure) {
            throw output.failed(failure.getCause());
        }
    }
}
